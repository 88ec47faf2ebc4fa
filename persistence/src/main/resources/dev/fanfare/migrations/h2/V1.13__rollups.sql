-- Figures that are computed from facts and the books, and may be computed again at any time.

-- One row once anything was computed: held by whoever computes, and the zone of the days.
create table fanfare_rollup (
  id smallint primary key,
  zone varchar(64),
  constraint fanfare_rollup_one check (id = 1)
);

-- Days, weeks and months that are to be computed.
create table fanfare_rollup_awaited (
  grain varchar(8) not null,
  start_day date not null,
  primary key (grain, start_day),
  constraint fanfare_rollup_awaited_grain check (grain = any(array['DAY', 'WEEK', 'MONTH']))
);

-- Days, weeks and months that were computed.
create table fanfare_rollup_bucket (
  grain varchar(8) not null,
  start_day date not null,
  computed_at timestamp(6) with time zone not null,
  status varchar(16) not null,
  revision bigint not null,
  primary key (grain, start_day),
  constraint fanfare_rollup_bucket_grain check (grain = any(array['DAY', 'WEEK', 'MONTH'])),
  constraint fanfare_rollup_bucket_status check (status = any(array['PROVISIONAL', 'FINAL'])),
  constraint fanfare_rollup_bucket_revision check (revision >= 1)
);

-- What a user did on a day; a row for everybody who was active.
create table fanfare_user_day (
  on_day date not null,
  user_id varchar(64) not null,
  sessions bigint not null,
  seconds bigint not null,
  videos_watched bigint not null,
  gifts_sent bigint not null,
  primary key (on_day, user_id),
  constraint fanfare_user_day_counts
    check (sessions >= 0 and seconds >= 0 and videos_watched >= 0 and gifts_sent >= 0)
);

create index fanfare_user_day_user on fanfare_user_day (user_id, on_day);

-- From when on a user is known, and the first day of activity. The last one is in fanfare_user_day:
-- it would change daily.
create table fanfare_user_span (
  user_id varchar(64) primary key,
  known_from date not null,
  first_active date,
  constraint fanfare_user_span_order check (first_active >= known_from)
);

create index fanfare_user_span_cohort on fanfare_user_span (first_active, user_id);

-- A day of the platform, one row for every computed day.
create table fanfare_daily_analytics (
  on_day date primary key,
  active_users bigint not null,
  new_users bigint not null,
  gifts bigint not null,
  free_gifts bigint not null,
  top_spark varchar(64),
  constraint fanfare_daily_analytics_counts
    check (active_users >= 0 and new_users >= 0 and gifts >= 0 and free_gifts >= 0),
  constraint fanfare_daily_analytics_top check ((top_spark is null) = (gifts = 0))
);

-- What a source brought on a day.
create table fanfare_daily_revenue (
  on_day date not null,
  source varchar(32) not null,
  asset varchar(12) not null,
  scale smallint not null,
  sales bigint not null,
  gross bigint not null,
  refunds bigint not null,
  refunded bigint not null,
  creator_earnings bigint not null,
  primary key (on_day, source, asset, scale),
  constraint fanfare_daily_revenue_source check (source = any(array['GIFT', 'SUBSCRIPTION', 'TIP',
    'CUSTOM_CONTENT', 'LIVE_STREAM', 'AD', 'PREMIUM', 'OTHER'])),
  constraint fanfare_daily_revenue_scale check (scale between 0 and 9),
  constraint fanfare_daily_revenue_counts check (
    sales >= 0 and refunds >= 0 and sales + refunds > 0
    and gross >= sales and (gross = 0) = (sales = 0)
    and refunded >= refunds and (refunded = 0) = (refunds = 0))
);

-- What a date brought a video whose counters were told for it, and the highest totals up to it.
create table fanfare_video_day (
  on_day date not null,
  video varchar(64) not null,
  creator varchar(64) not null,
  views bigint not null,
  likes bigint not null,
  comments bigint not null,
  shares bigint not null,
  highest_views bigint not null,
  highest_likes bigint not null,
  highest_comments bigint not null,
  highest_shares bigint not null,
  primary key (on_day, video),
  constraint fanfare_video_day_counts check (
    views between 0 and highest_views
    and likes between 0 and highest_likes
    and comments between 0 and highest_comments
    and shares between 0 and highest_shares)
);

create index fanfare_video_day_video on fanfare_video_day (video, on_day);
create index fanfare_video_day_creator on fanfare_video_day (creator, on_day);

-- What a day brought a creator.
create table fanfare_creator_day (
  on_day date not null,
  creator varchar(64) not null,
  views bigint not null,
  likes bigint not null,
  comments bigint not null,
  shares bigint not null,
  gifts bigint not null,
  -- as counted on the day
  followers bigint,
  -- since the count before
  followers_gained bigint,
  primary key (on_day, creator),
  constraint fanfare_creator_day_counts
    check (views >= 0 and likes >= 0 and comments >= 0 and shares >= 0 and gifts >= 0),
  constraint fanfare_creator_day_followers check (
    (followers is null or followers >= 0)
    and (followers_gained is null or followers is not null and followers_gained <= followers))
);

create index fanfare_creator_day_creator on fanfare_creator_day (creator, on_day);

-- What gifts brought a creator on a day, less what refunds of gifts took back.
create table fanfare_creator_revenue (
  on_day date not null,
  creator varchar(64) not null,
  asset varchar(12) not null,
  scale smallint not null,
  net bigint not null,
  primary key (on_day, creator, asset, scale),
  constraint fanfare_creator_revenue_scale check (scale between 0 and 9)
);

create index fanfare_creator_revenue_creator on fanfare_creator_revenue (creator, on_day);

-- The gifts of one spark in an hour.
create table fanfare_gift_hour (
  on_day date not null,
  hour_start timestamp(6) with time zone not null,
  spark varchar(64) not null,
  asset varchar(12) not null,
  scale smallint not null,
  sends bigint not null,
  revenue bigint not null,
  creator_earnings bigint not null,
  unique_senders bigint not null,
  unique_recipients bigint not null,
  primary key (on_day, hour_start, spark, asset, scale),
  constraint fanfare_gift_hour_scale check (scale between 0 and 9),
  constraint fanfare_gift_hour_unique check (
    unique_senders between 0 and sends
    and unique_recipients between 0 and sends
    and (unique_recipients = 0) = (sends = 0))
);

-- How many users of a cohort were active so many days, weeks or months later.
create table fanfare_cohort_cell (
  grain varchar(8) not null,
  cohort date not null,
  later_by smallint not null,
  users bigint not null,
  primary key (grain, cohort, later_by),
  constraint fanfare_cohort_cell_grain check (grain = any(array['DAY', 'WEEK', 'MONTH'])),
  constraint fanfare_cohort_cell_later check (later_by between 0 and 90),
  constraint fanfare_cohort_cell_users check (users > 0)
);
