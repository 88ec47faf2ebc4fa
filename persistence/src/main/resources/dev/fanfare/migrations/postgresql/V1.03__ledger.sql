-- The ledger: double entry, only ever added to. Amounts are minor units of an asset.

-- Accounts. A creator's account carries a running balance, which is the end of its chain of postings.
-- An account of the platform or of a gateway is a sum of transfers: it has no balance here and so no
-- row that everybody would have to wait for.
create table fanfare_account (
  id uuid primary key,
  kind varchar(32) not null,
  owner varchar(64) collate "C" not null,
  asset varchar(12) collate "C" not null,
  scale smallint not null,
  balance bigint not null,
  seq bigint not null,
  constraint fanfare_account_once unique (kind, asset, scale, owner),
  constraint fanfare_account_of_asset unique (id, asset, scale),
  constraint fanfare_account_bounds check (
    case
      when kind in ('EARNINGS_PENDING', 'EARNINGS_AVAILABLE', 'PAYOUT_CLEARING', 'RESERVE')
        then owner <> '' and balance >= 0
      when kind = 'RECEIVABLE'
        then owner <> '' and balance <= 0
      when kind = 'CASH'
        then owner <> '' and balance = 0 and seq = 0
      when kind in ('FANS', 'COMMISSION', 'PAYOUT_FEES', 'PROCESSING_COST', 'FX_CLEARING',
          'TAX_WITHHELD', 'ROUNDING')
        then owner = '' and balance = 0 and seq = 0
      else false
    end),
  constraint fanfare_account_scale check (scale between 0 and 9)
);

-- Transfers that happened together. The same cause, a kind and a key, is booked once.
create table fanfare_transaction (
  id uuid primary key,
  recorded bigint generated always as identity,
  kind varchar(32) not null,
  tx_key varchar(128) collate "C" not null,
  at timestamp(6) with time zone not null,
  reference varchar(128) not null,
  fx_quote text,
  reverses uuid,
  constraint fanfare_transaction_once unique (tx_key, kind),
  constraint fanfare_transaction_kind check (kind in ('SALE', 'REFUND', 'MATURITY', 'NETTING',
    'RESERVE', 'RESERVE_RELEASE', 'PAYOUT_REQUEST', 'PAYOUT_PAID', 'CONVERSION', 'ADJUSTMENT',
    'REVERSAL')),
  constraint fanfare_transaction_reversal check (reverses is null or kind = 'REVERSAL'),
  constraint fanfare_transaction_not_itself check (reverses <> id),
  constraint fanfare_transaction_reverses foreign key (reverses) references fanfare_transaction (id)
);

create index fanfare_transaction_at on fanfare_transaction (at);

-- A transaction is reversed at most once.
create unique index fanfare_transaction_reversed_once on fanfare_transaction (reverses)
  where reverses is not null;

-- The lines of a transaction. One amount leaves one account and enters another of the same asset, so
-- no entry can be out of balance.
create table fanfare_transfer (
  txn uuid not null,
  line smallint not null,
  debit uuid not null,
  credit uuid not null,
  asset varchar(12) collate "C" not null,
  scale smallint not null,
  amount bigint not null,
  primary key (txn, line),
  constraint fanfare_transfer_amount check (amount > 0),
  constraint fanfare_transfer_two_accounts check (debit <> credit),
  constraint fanfare_transfer_line check (line >= 0),
  constraint fanfare_transfer_txn foreign key (txn) references fanfare_transaction (id),
  constraint fanfare_transfer_debit foreign key (debit, asset, scale)
    references fanfare_account (id, asset, scale),
  constraint fanfare_transfer_credit foreign key (credit, asset, scale)
    references fanfare_account (id, asset, scale)
);

-- What lines did to creators' accounts: for each account a chain that begins with an empty posting
-- and in which every link names the one before it, number and balance.
create table fanfare_posting (
  account uuid not null,
  seq bigint not null,
  txn uuid,
  line smallint,
  at timestamp(6) with time zone,
  delta bigint not null,
  prev_seq bigint,
  prev_balance bigint,
  balance_after bigint not null,
  primary key (account, seq),
  constraint fanfare_posting_link unique (account, seq, balance_after),
  constraint fanfare_posting_chain foreign key (account, prev_seq, prev_balance)
    references fanfare_posting (account, seq, balance_after),
  constraint fanfare_posting_line foreign key (txn, line) references fanfare_transfer (txn, line),
  constraint fanfare_posting_sum check (
    (seq = 0 and txn is null and line is null and at is null and delta = 0 and balance_after = 0
      and prev_seq is null and prev_balance is null)
    or (seq > 0 and txn is not null and line is not null and at is not null and delta <> 0
      and prev_seq is not null and prev_balance is not null
      and prev_seq = seq - 1 and balance_after = prev_balance + delta))
);

create index fanfare_posting_at on fanfare_posting (account, at, seq);

-- The balance is where the chain ends.
alter table fanfare_account add constraint fanfare_account_end
  foreign key (id, seq, balance) references fanfare_posting (account, seq, balance_after);

-- What was booked stays: mistakes are put right by further transactions.
create function fanfare_refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is only ever added to; book a reversal or an adjustment instead', tg_table_name
    using errcode = 'integrity_constraint_violation';
end $$;

create trigger fanfare_transaction_kept before update or delete on fanfare_transaction
  for each row execute function fanfare_refuse_change();
create trigger fanfare_transfer_kept before update or delete on fanfare_transfer
  for each row execute function fanfare_refuse_change();
create trigger fanfare_posting_kept before update or delete on fanfare_posting
  for each row execute function fanfare_refuse_change();
