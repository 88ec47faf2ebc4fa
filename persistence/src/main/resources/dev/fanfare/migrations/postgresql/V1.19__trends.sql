-- What the host counted: how much something was used on a day.
create table fanfare_trend_count (
  kind varchar(16) collate "C" not null,
  category varchar(50) collate "C" not null,
  name varchar(100) collate "C" not null,
  on_day date not null,
  title varchar(100) not null,
  uses bigint not null,
  creators bigint not null,
  primary key (kind, category, name, on_day),
  constraint fanfare_trend_count_kind check (kind in ('HASHTAG', 'SOUND', 'FORMAT', 'TOPIC')),
  constraint fanfare_trend_count_texts check (category <> '' and name <> '' and title <> ''),
  constraint fanfare_trend_count_numbers
    check (uses between 0 and 1000000000000 and creators between 0 and uses)
);

create index fanfare_trend_count_day on fanfare_trend_count (on_day);

-- Trends as they were seen on a day: computed from counts, or proposed by a model.
create table fanfare_trend (
  id uuid primary key,
  kind varchar(16) collate "C" not null,
  category varchar(50) collate "C" not null,
  name varchar(100) collate "C" not null,
  title varchar(100) not null,
  source varchar(16) not null,
  made_on date not null,
  growth_score double precision not null,
  momentum double precision,
  momentum_error double precision,
  popularity smallint,
  peak_on date,
  peak_earliest date,
  peak_latest date,
  description varchar(300),
  provider varchar(64),
  model varchar(128),
  accuracy double precision,
  -- 1 for the one that is shown of a key, nothing for the earlier ones.
  current_mark smallint,
  -- The day of the peak, until somebody has asked how well it was met.
  awaits date,
  constraint fanfare_trend_made unique (kind, category, name, source, made_on),
  constraint fanfare_trend_one_current unique (kind, category, name, current_mark),
  constraint fanfare_trend_kind check (kind in ('HASHTAG', 'SOUND', 'FORMAT', 'TOPIC')),
  constraint fanfare_trend_source check (source in ('COMPUTED', 'MODEL')),
  constraint fanfare_trend_texts
    check (category <> '' and name <> '' and title <> '' and description <> ''),
  constraint fanfare_trend_score check (growth_score between 0 and 100),
  constraint fanfare_trend_growth check (
    (momentum is not null) = (source = 'COMPUTED')
    and (momentum_error is not null) = (source = 'COMPUTED')
    and (popularity is not null) = (source = 'COMPUTED')
    and momentum between -1 and 1e6 and momentum_error between 0 and 1e6
    and popularity between 0 and 100),
  constraint fanfare_trend_model check (
    (provider is not null) = (source = 'MODEL') and (model is not null) = (source = 'MODEL')
    and (description is null or source = 'MODEL')),
  constraint fanfare_trend_peak check (
    peak_on > made_on and peak_earliest <= peak_on and peak_latest >= peak_on
    and (peak_earliest is not null) = (peak_on is not null and source = 'COMPUTED')
    and (peak_latest is not null) = (peak_on is not null and source = 'COMPUTED')),
  constraint fanfare_trend_accuracy check (
    accuracy between 0 and 100 and (accuracy is null or peak_on is not null and awaits is null)),
  constraint fanfare_trend_current check (current_mark = 1),
  constraint fanfare_trend_awaits check (awaits is null or peak_on is not null and awaits = peak_on)
);

create index fanfare_trend_top on fanfare_trend (current_mark, growth_score);
create index fanfare_trend_awaited on fanfare_trend (awaits);

-- One row, held by whoever changes which trends are shown: one at a time.
create table fanfare_trend_turn (
  id smallint primary key,
  constraint fanfare_trend_turn_one check (id = 1)
);

insert into fanfare_trend_turn (id) values (1);

-- Creators of whom it is known what they make.
create table fanfare_trend_creator (
  creator varchar(64) collate "C" primary key,
  constraint fanfare_trend_creator_named check (creator <> '')
);

-- What they make, and their places in the circle of all who make it.
create table fanfare_trend_category (
  creator varchar(64) collate "C" not null,
  category varchar(50) collate "C" not null,
  place bigint not null,
  primary key (creator, category),
  constraint fanfare_trend_category_of foreign key (creator)
    references fanfare_trend_creator (creator),
  constraint fanfare_trend_category_named check (category <> '')
);

create index fanfare_trend_category_circle on fanfare_trend_category (category, place, creator);
