-- Achievements that creators have, each as it was when it was unlocked.
create table fanfare_achievement (
  creator varchar(64) collate "C" not null,
  code varchar(64) collate "C" not null,
  name varchar(100) not null,
  description varchar(300) not null,
  badge varchar(16) not null,
  reward_credits bigint not null,
  policy_version varchar(64) not null,
  metric varchar(64) not null,
  metric_value bigint not null,
  unlocked_at timestamp(6) with time zone not null,
  constraint fanfare_achievement_pk primary key (creator, code),
  constraint fanfare_achievement_text check (
    creator <> '' and code <> '' and name <> '' and description <> '' and badge <> ''),
  constraint fanfare_achievement_reward check (reward_credits between 0 and 1000000)
);
