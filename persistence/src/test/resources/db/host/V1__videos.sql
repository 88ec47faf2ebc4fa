create table video (id bigint primary key, title varchar(100) not null);
insert into video (id, title) values (1, 'Spring');
