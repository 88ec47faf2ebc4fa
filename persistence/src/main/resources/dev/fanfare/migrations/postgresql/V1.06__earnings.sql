-- Sales as they were booked, under the host's ids.
create table fanfare_sale (
  id varchar(128) collate "C" primary key,
  source varchar(32) not null,
  at timestamp(6) with time zone not null,
  gross bigint not null,
  asset varchar(12) collate "C" not null,
  scale smallint not null,
  available_at timestamp(6) with time zone not null,
  split uuid,
  constraint fanfare_sale_source check (source in ('GIFT', 'SUBSCRIPTION', 'TIP', 'CUSTOM_CONTENT',
    'LIVE_STREAM', 'AD', 'PREMIUM', 'OTHER')),
  constraint fanfare_sale_gross check (gross > 0),
  constraint fanfare_sale_scale check (scale between 0 and 9),
  constraint fanfare_sale_available check (available_at >= at)
);

-- What each creator has of a sale, at the share that was in force.
create table fanfare_sale_part (
  sale varchar(128) collate "C" not null,
  place smallint not null,
  creator varchar(64) collate "C" not null,
  at timestamp(6) with time zone not null,
  gross bigint not null,
  rate_ppm integer not null,
  earned bigint not null,
  primary key (sale, place),
  constraint fanfare_sale_part_sale foreign key (sale) references fanfare_sale (id),
  constraint fanfare_sale_part_place check (place >= 0),
  constraint fanfare_sale_part_rate check (rate_ppm between 0 and 1000000),
  constraint fanfare_sale_part_earned check (gross >= 0 and earned between 0 and gross)
);

create index fanfare_sale_part_creator on fanfare_sale_part (creator, at);

-- Refunds as they were booked. One may name a sale that nobody knows, or not yet.
create table fanfare_refund (
  id varchar(128) collate "C" primary key,
  recorded bigint generated always as identity,
  sale varchar(128) collate "C",
  sale_known boolean not null,
  source varchar(32) not null,
  at timestamp(6) with time zone not null,
  gross bigint not null,
  asset varchar(12) collate "C" not null,
  scale smallint not null,
  constraint fanfare_refund_source check (source in ('GIFT', 'SUBSCRIPTION', 'TIP',
    'CUSTOM_CONTENT', 'LIVE_STREAM', 'AD', 'PREMIUM', 'OTHER')),
  constraint fanfare_refund_sale check (sale is not null or not sale_known),
  constraint fanfare_refund_gross check (gross > 0),
  constraint fanfare_refund_scale check (scale between 0 and 9)
);

create index fanfare_refund_of_sale on fanfare_refund (sale, recorded);

-- What a refund took from each creator, and where from.
create table fanfare_refund_part (
  refund varchar(128) collate "C" not null,
  place smallint not null,
  creator varchar(64) collate "C" not null,
  at timestamp(6) with time zone not null,
  gross bigint not null,
  clawed_back bigint not null,
  from_pending bigint not null,
  from_available bigint not null,
  owed bigint not null,
  primary key (refund, place),
  constraint fanfare_refund_part_refund foreign key (refund) references fanfare_refund (id),
  constraint fanfare_refund_part_place check (place >= 0),
  constraint fanfare_refund_part_sum check (
    gross >= 0 and from_pending >= 0 and from_available >= 0 and owed >= 0
    and clawed_back = from_pending + from_available + owed)
);

create index fanfare_refund_part_creator on fanfare_refund_part (creator, at);

-- Earnings that wait for the end of their hold period; what has ended is deleted.
create table fanfare_hold (
  sale varchar(128) collate "C" not null,
  creator varchar(64) collate "C" not null,
  asset varchar(12) collate "C" not null,
  scale smallint not null,
  available_at timestamp(6) with time zone not null,
  amount bigint not null,
  primary key (sale, creator),
  constraint fanfare_hold_amount check (amount > 0)
);

create index fanfare_hold_of_account on fanfare_hold (creator, asset, scale, available_at, sale);
create index fanfare_hold_due on fanfare_hold (available_at);

-- How far the parties of a split lag behind, in the split's order.
create table fanfare_split_deficit (
  split uuid not null,
  asset varchar(12) collate "C" not null,
  scale smallint not null,
  deficits text not null,
  primary key (split, asset, scale)
);
