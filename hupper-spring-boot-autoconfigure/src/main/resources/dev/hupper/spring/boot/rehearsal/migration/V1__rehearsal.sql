create table rehearsal (id bigint primary key);
