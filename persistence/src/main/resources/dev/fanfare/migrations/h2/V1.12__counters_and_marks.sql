-- Facts of users beside those of money, what counters stood at, and marks of what changed.
alter table fanfare_fact add column (
  -- of a user who joined, was seen, or ended a session
  user_id varchar(64),
  -- of a session
  seconds integer,
  videos_watched integer
);
alter table fanfare_fact alter column gross drop not null;
alter table fanfare_fact alter column asset drop not null;
alter table fanfare_fact alter column scale drop not null;
alter table fanfare_fact drop constraint fanfare_fact_kind;
alter table fanfare_fact drop constraint fanfare_fact_creator;
alter table fanfare_fact drop constraint fanfare_fact_gift;
alter table fanfare_fact add constraint fanfare_fact_kind
  check (kind = any(array['GIFT', 'REFUND', 'REVENUE', 'JOINED', 'SEEN', 'SESSION']));
alter table fanfare_fact add constraint fanfare_fact_money check (
  (gross is not null) = (kind = any(array['GIFT', 'REFUND', 'REVENUE']))
  and (asset is null) = (gross is null)
  and (scale is null) = (gross is null));
alter table fanfare_fact add constraint fanfare_fact_creator check (
  kind = 'REVENUE' or (creator is not null) = (kind = any(array['GIFT', 'REFUND'])));
alter table fanfare_fact add constraint fanfare_fact_gift check (
  (spark is not null) = (kind = any(array['GIFT', 'REFUND']))
  and (spark_name is null) = (spark is null)
  and (quantity is null) = (spark is null)
  and (sender is null or spark is not null)
  and (quantity is null or quantity between 1 and 2147483647));
alter table fanfare_fact add constraint fanfare_fact_user
  check ((user_id is not null) = (kind = any(array['JOINED', 'SEEN', 'SESSION'])));
alter table fanfare_fact add constraint fanfare_fact_session check (
  (seconds is not null) = (kind = 'SESSION')
  and (videos_watched is null) = (seconds is null)
  and (seconds is null or seconds between 0 and 604800)
  and (videos_watched is null or videos_watched between 0 and 1000000));

-- What a video's counters stood at on a date: totals since it was published.
create table fanfare_video_stats (
  video varchar(64) not null,
  as_of date not null,
  creator varchar(64) not null,
  views_total bigint not null,
  likes_total bigint not null,
  comments_total bigint not null,
  shares_total bigint not null,
  primary key (video, as_of),
  constraint fanfare_video_stats_counts check (
    views_total between 0 and 1000000000000000
    and likes_total between 0 and 1000000000000000
    and comments_total between 0 and 1000000000000000
    and shares_total between 0 and 1000000000000000)
);

create index fanfare_video_stats_date on fanfare_video_stats (as_of, video);

-- How many followers a creator had on a date.
create table fanfare_follower_count (
  creator varchar(64) not null,
  as_of date not null,
  followers bigint not null,
  primary key (creator, as_of),
  constraint fanfare_follower_count_followers check (followers between 0 and 1000000000000000)
);

create index fanfare_follower_count_date on fanfare_follower_count (as_of, creator);

-- What a transaction changed: an hour of UTC in which recorded events happened, or a date for which
-- counters were told. Every transaction adds rows of its own, so writers never wait for each other;
-- whoever computes figures deletes what it can see.
create table fanfare_mark (
  id bigint generated always as identity primary key,
  hour_start timestamp(6) with time zone,
  on_date date,
  constraint fanfare_mark_one check ((hour_start is null) <> (on_date is null))
);

-- What was stored before there were marks.
insert into fanfare_mark (hour_start)
select distinct date_trunc(hour, at) from fanfare_fact;
