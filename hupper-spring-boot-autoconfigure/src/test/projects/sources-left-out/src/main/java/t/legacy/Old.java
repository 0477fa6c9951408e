package t.legacy;

class Old extends Missing {

}
