-- What happened, as the host told it: gifts, refunds of gifts and other revenue, each under the
-- host's id, for good. Written by the hundred thousand: every index beside these two is felt.
create table fanfare_fact (
  id varchar(64) primary key,
  kind varchar(16) not null,
  at timestamp(6) with time zone not null,
  creator varchar(64),
  gross bigint not null,
  asset varchar(12) not null,
  scale smallint not null,
  -- of gifts and their refunds
  sender varchar(64),
  spark varchar(64),
  spark_name varchar(200),
  quantity bigint,
  -- the gift that a refund is of, as far as anybody knows; it may be told later, or never
  refund_of varchar(64),
  -- of other revenue
  source varchar(32),
  constraint fanfare_fact_kind check (kind = any(array['GIFT', 'REFUND', 'REVENUE'])),
  constraint fanfare_fact_gross
    check (gross between (case when kind = 'GIFT' then 0 else 1 end) and 1000000000000000),
  constraint fanfare_fact_scale check (scale between 0 and 9),
  constraint fanfare_fact_creator check (creator is not null or kind = 'REVENUE'),
  constraint fanfare_fact_gift check (
    (spark is null) = (kind = 'REVENUE')
    and (spark_name is null) = (kind = 'REVENUE')
    and (quantity is null) = (kind = 'REVENUE')
    and (sender is null or kind <> 'REVENUE')
    and (quantity is null or quantity between 1 and 2147483647)),
  constraint fanfare_fact_refund check (refund_of is null or kind = 'REFUND'),
  constraint fanfare_fact_source check (
    (source is not null) = (kind = 'REVENUE')
    and (source is null or source = any(array['GIFT', 'SUBSCRIPTION', 'TIP', 'CUSTOM_CONTENT',
      'LIVE_STREAM', 'AD', 'PREMIUM', 'OTHER'])))
);

-- Facts are walked by time and then id.
create index fanfare_fact_in_order on fanfare_fact (at, id);
