package t;

interface Mapper {

}
