-- PostgreSQL database dump
-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
-- Name: fanfare_refuse_change(); Type: FUNCTION; Schema: public; Owner: -
CREATE FUNCTION public.fanfare_refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  raise exception '% is only ever added to; book a reversal or an adjustment instead', tg_table_name
    using errcode = 'integrity_constraint_violation';
end $$;
-- Name: fanfare_refuse_rewriting(); Type: FUNCTION; Schema: public; Owner: -
CREATE FUNCTION public.fanfare_refuse_rewriting() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
  raise exception '% keeps what was written; it cannot be changed or deleted', tg_table_name
    using errcode = 'integrity_constraint_violation';
end $$;
SET default_tablespace = '';
SET default_table_access_method = heap;
-- Name: fanfare_account; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_account (
    id uuid NOT NULL,
    kind character varying(32) NOT NULL,
    owner character varying(64) NOT NULL COLLATE pg_catalog."C",
    asset character varying(12) NOT NULL COLLATE pg_catalog."C",
    scale smallint NOT NULL,
    balance bigint NOT NULL,
    seq bigint NOT NULL,
    CONSTRAINT fanfare_account_bounds CHECK (
CASE
    WHEN ((kind)::text = ANY ((ARRAY['EARNINGS_PENDING'::character varying, 'EARNINGS_AVAILABLE'::character varying, 'PAYOUT_CLEARING'::character varying, 'RESERVE'::character varying])::text[])) THEN (((owner)::text <> ''::text) AND (balance >= 0))
    WHEN ((kind)::text = 'RECEIVABLE'::text) THEN (((owner)::text <> ''::text) AND (balance <= 0))
    WHEN ((kind)::text = 'CASH'::text) THEN (((owner)::text <> ''::text) AND (balance = 0) AND (seq = 0))
    WHEN ((kind)::text = ANY ((ARRAY['FANS'::character varying, 'COMMISSION'::character varying, 'PAYOUT_FEES'::character varying, 'PROCESSING_COST'::character varying, 'FX_CLEARING'::character varying, 'TAX_WITHHELD'::character varying, 'ROUNDING'::character varying])::text[])) THEN (((owner)::text = ''::text) AND (balance = 0) AND (seq = 0))
    ELSE false
END),
    CONSTRAINT fanfare_account_scale CHECK (((scale >= 0) AND (scale <= 9)))
);
-- Name: fanfare_achievement; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_achievement (
    creator character varying(64) NOT NULL COLLATE pg_catalog."C",
    code character varying(64) NOT NULL COLLATE pg_catalog."C",
    name character varying(100) NOT NULL,
    description character varying(300) NOT NULL,
    badge character varying(16) NOT NULL,
    reward_credits bigint NOT NULL,
    policy_version character varying(64) NOT NULL,
    metric character varying(64) NOT NULL,
    metric_value bigint NOT NULL,
    unlocked_at timestamp(6) with time zone NOT NULL,
    CONSTRAINT fanfare_achievement_reward CHECK (((reward_credits >= 0) AND (reward_credits <= 1000000))),
    CONSTRAINT fanfare_achievement_text CHECK ((((creator)::text <> ''::text) AND ((code)::text <> ''::text) AND ((name)::text <> ''::text) AND ((description)::text <> ''::text) AND ((badge)::text <> ''::text)))
);
-- Name: fanfare_bank_entry; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_bank_entry (
    entry_key uuid NOT NULL,
    kind character varying(16) NOT NULL,
    at timestamp(6) with time zone NOT NULL,
    cause character varying(16),
    refusal character varying(300),
    payout uuid,
    asset character varying(12) COLLATE pg_catalog."C",
    scale smallint,
    amount bigint,
    sepa boolean,
    block character varying(20) COLLATE pg_catalog."C",
    remittance character varying(140),
    details bytea,
    details_key bigint,
    message_id character varying(35) COLLATE pg_catalog."C",
    state character varying(16),
    reference text,
    reason text,
    state_at timestamp(6) with time zone,
    CONSTRAINT fanfare_bank_entry_amount CHECK ((amount > 0)),
    CONSTRAINT fanfare_bank_entry_block CHECK ((((block)::text = (
CASE
    WHEN sepa THEN (((asset)::text || '-SEPA'::text))::character varying
    ELSE asset
END)::text) AND ((NOT sepa) OR ((asset)::text = 'EUR'::text)))),
    CONSTRAINT fanfare_bank_entry_cause CHECK (((cause)::text = ANY ((ARRAY['INVALID'::character varying, 'ASKED_FIRST'::character varying])::text[]))),
    CONSTRAINT fanfare_bank_entry_details CHECK ((((details IS NULL) = (details_key IS NULL)) AND (((kind)::text = 'REFUSAL'::text) OR (details IS NOT NULL) OR ((message_id IS NOT NULL) AND ((state)::text <> 'ACCEPTED'::text))))),
    CONSTRAINT fanfare_bank_entry_scale CHECK (((scale >= 0) AND (scale <= 9))),
    CONSTRAINT fanfare_bank_entry_state CHECK (((state)::text = ANY ((ARRAY['ACCEPTED'::character varying, 'PAID'::character varying, 'REJECTED'::character varying, 'RETURNED'::character varying])::text[]))),
    CONSTRAINT fanfare_bank_entry_whole CHECK (
CASE kind
    WHEN 'INSTRUCTION'::text THEN ((cause IS NULL) AND (refusal IS NULL) AND (payout IS NOT NULL) AND (asset IS NOT NULL) AND (scale IS NOT NULL) AND (amount IS NOT NULL) AND (sepa IS NOT NULL) AND (block IS NOT NULL) AND (remittance IS NOT NULL) AND (state IS NOT NULL) AND (state_at IS NOT NULL))
    WHEN 'REFUSAL'::text THEN ((cause IS NOT NULL) AND (refusal IS NOT NULL) AND (payout IS NULL) AND (asset IS NULL) AND (scale IS NULL) AND (amount IS NULL) AND (sepa IS NULL) AND (block IS NULL) AND (remittance IS NULL) AND (details IS NULL) AND (details_key IS NULL) AND (message_id IS NULL) AND (state IS NULL) AND (reference IS NULL) AND (reason IS NULL) AND (state_at IS NULL))
    ELSE false
END)
);
-- Name: fanfare_bank_file; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_bank_file (
    message_id character varying(35) NOT NULL COLLATE pg_catalog."C",
    execution_date date NOT NULL,
    created_at timestamp(6) with time zone NOT NULL,
    details bytea NOT NULL,
    details_key bigint NOT NULL
);
-- Name: fanfare_bank_file_turn; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_bank_file_turn (
    id smallint NOT NULL,
    CONSTRAINT fanfare_bank_file_turn_one CHECK ((id = 1))
);
-- Name: fanfare_collaboration; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_collaboration (
    id uuid NOT NULL,
    initiator character varying(64) NOT NULL COLLATE pg_catalog."C",
    target character varying(64) NOT NULL COLLATE pg_catalog."C",
    type character varying(16) NOT NULL,
    description character varying(500) NOT NULL,
    first_party character varying(64) NOT NULL COLLATE pg_catalog."C",
    first_weight integer NOT NULL,
    second_weight integer NOT NULL,
    reference character varying(64) COLLATE pg_catalog."C",
    state character varying(16) NOT NULL,
    created_at timestamp(6) with time zone NOT NULL,
    expires_at timestamp(6) with time zone NOT NULL,
    answered_at timestamp(6) with time zone,
    closed_at timestamp(6) with time zone,
    pending_for character varying(64) COLLATE pg_catalog."C",
    CONSTRAINT fanfare_collaboration_answer CHECK ((((answered_at IS NOT NULL) = ((state)::text = ANY ((ARRAY['ACCEPTED'::character varying, 'REJECTED'::character varying, 'COMPLETED'::character varying])::text[]))) AND ((closed_at IS NOT NULL) = ((state)::text = ANY ((ARRAY['REJECTED'::character varying, 'EXPIRED'::character varying, 'WITHDRAWN'::character varying, 'COMPLETED'::character varying])::text[]))))),
    CONSTRAINT fanfare_collaboration_deadline CHECK ((created_at < expires_at)),
    CONSTRAINT fanfare_collaboration_parties CHECK ((((initiator)::text <> ''::text) AND ((target)::text <> ''::text) AND ((initiator)::text <> (target)::text) AND (((first_party)::text = (initiator)::text) OR ((first_party)::text = (target)::text)))),
    CONSTRAINT fanfare_collaboration_pending CHECK ((((pending_for IS NOT NULL) = ((state)::text = 'PENDING'::text)) AND ((pending_for IS NULL) OR ((pending_for)::text = (COALESCE(reference, ''::character varying))::text)))),
    CONSTRAINT fanfare_collaboration_reference CHECK (((reference)::text <> ''::text)),
    CONSTRAINT fanfare_collaboration_state CHECK (((state)::text = ANY ((ARRAY['PENDING'::character varying, 'ACCEPTED'::character varying, 'REJECTED'::character varying, 'EXPIRED'::character varying, 'WITHDRAWN'::character varying, 'COMPLETED'::character varying])::text[]))),
    CONSTRAINT fanfare_collaboration_type CHECK (((type)::text = ANY ((ARRAY['DUET'::character varying, 'COLLAB_VIDEO'::character varying, 'JOINT_STREAM'::character varying])::text[]))),
    CONSTRAINT fanfare_collaboration_weights CHECK (((first_weight >= 1) AND (second_weight >= 1) AND (first_weight <= (1000000 - second_weight))))
);
-- Name: fanfare_creator; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_creator (
    id character varying(64) NOT NULL COLLATE pg_catalog."C",
    display_name character varying(200) NOT NULL,
    currency character varying(12) NOT NULL,
    currency_scale smallint NOT NULL,
    zone character varying(64) NOT NULL,
    joined_at timestamp(6) with time zone NOT NULL,
    verification character varying(16) NOT NULL,
    payout_hold character varying(200),
    CONSTRAINT fanfare_creator_hold CHECK (((payout_hold)::text <> ''::text)),
    CONSTRAINT fanfare_creator_id CHECK (((id)::text <> ''::text)),
    CONSTRAINT fanfare_creator_name CHECK (((display_name)::text <> ''::text)),
    CONSTRAINT fanfare_creator_scale CHECK (((currency_scale >= 0) AND (currency_scale <= 9))),
    CONSTRAINT fanfare_creator_verification CHECK (((verification)::text = ANY ((ARRAY['PENDING'::character varying, 'VERIFIED'::character varying, 'REJECTED'::character varying])::text[])))
);
-- Name: fanfare_credit_charge; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_credit_charge (
    id uuid NOT NULL,
    wallet uuid NOT NULL,
    amount bigint NOT NULL,
    at timestamp(6) with time zone NOT NULL,
    reservation uuid,
    refunded bigint NOT NULL,
    CONSTRAINT fanfare_credit_charge_amount CHECK (((amount >= 1) AND (amount <= '1000000000000'::bigint))),
    CONSTRAINT fanfare_credit_charge_refund CHECK (((refunded >= 0) AND (refunded <= amount)))
);
-- Name: fanfare_credit_charge_line; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_credit_charge_line (
    charge uuid NOT NULL,
    upto bigint NOT NULL,
    prev bigint,
    grant_id uuid NOT NULL,
    CONSTRAINT fanfare_credit_charge_line_amount CHECK (((upto >= 1) AND ((prev IS NULL) OR ((prev >= 1) AND (prev < upto)))))
);
-- Name: fanfare_credit_creator; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_credit_creator (
    creator character varying(64) NOT NULL COLLATE pg_catalog."C"
);
-- Name: fanfare_credit_entry; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_credit_entry (
    wallet uuid NOT NULL,
    seq bigint NOT NULL,
    at timestamp(6) with time zone NOT NULL,
    kind character varying(16) NOT NULL,
    amount bigint NOT NULL,
    prev_seq bigint,
    prev_at timestamp(6) with time zone,
    prev_available bigint NOT NULL,
    prev_reserved bigint NOT NULL,
    available_after bigint NOT NULL,
    reserved_after bigint NOT NULL,
    grant_id uuid,
    reservation uuid,
    charge uuid,
    source character varying(16),
    CONSTRAINT fanfare_credit_entry_figures CHECK (((amount >= 0) AND (available_after >= 0) AND (reserved_after >= 0))),
    CONSTRAINT fanfare_credit_entry_kind CHECK (
CASE kind
    WHEN 'GRANTED'::text THEN ((grant_id IS NOT NULL) AND (reservation IS NULL) AND (charge IS NULL) AND (available_after = (prev_available + amount)) AND (reserved_after = prev_reserved))
    WHEN 'CARRIED_OVER'::text THEN ((grant_id IS NOT NULL) AND (reservation IS NULL) AND (charge IS NULL) AND (available_after = prev_available) AND (reserved_after = prev_reserved))
    WHEN 'EXPIRED'::text THEN ((grant_id IS NOT NULL) AND (reservation IS NULL) AND (charge IS NULL) AND (available_after = (prev_available - amount)) AND (reserved_after = prev_reserved))
    WHEN 'RESERVED'::text THEN ((grant_id IS NULL) AND (reservation IS NOT NULL) AND (charge IS NULL) AND (available_after = (prev_available - amount)) AND (reserved_after = (prev_reserved + amount)))
    WHEN 'SETTLED'::text THEN ((grant_id IS NULL) AND ((reservation IS NULL) = (charge IS NOT NULL)) AND ((charge IS NOT NULL) = (amount > 0)) AND (available_after >= prev_available) AND (((available_after + reserved_after) + amount) = (prev_available + prev_reserved)))
    WHEN 'RELEASED'::text THEN ((grant_id IS NULL) AND (reservation IS NOT NULL) AND (charge IS NULL) AND (available_after = (prev_available + amount)) AND (reserved_after = (prev_reserved - amount)))
    WHEN 'LAPSED'::text THEN ((grant_id IS NULL) AND (reservation IS NOT NULL) AND (charge IS NULL) AND (available_after = (prev_available + amount)) AND (reserved_after = (prev_reserved - amount)))
    WHEN 'SPENT'::text THEN ((grant_id IS NULL) AND (reservation IS NULL) AND (charge IS NOT NULL) AND (available_after = (prev_available - amount)) AND (reserved_after = prev_reserved))
    WHEN 'REFUNDED'::text THEN ((grant_id IS NULL) AND (reservation IS NULL) AND (charge IS NOT NULL) AND (available_after = (prev_available + amount)) AND (reserved_after = prev_reserved))
    ELSE false
END),
    CONSTRAINT fanfare_credit_entry_seq CHECK (((seq >= 1) AND ((prev_seq IS NULL) = (seq = 1)) AND ((prev_at IS NULL) = (seq = 1)) AND ((prev_seq IS NULL) OR (prev_seq = (seq - 1))) AND ((prev_at IS NULL) OR (prev_at <= at)) AND ((prev_seq IS NOT NULL) OR ((prev_available = 0) AND (prev_reserved = 0))))),
    CONSTRAINT fanfare_credit_entry_source CHECK (((source IS NULL) OR ((source)::text = ANY ((ARRAY['ALLOWANCE'::character varying, 'PURCHASE'::character varying, 'PROMOTION'::character varying, 'ACHIEVEMENT'::character varying, 'ADJUSTMENT'::character varying])::text[]))))
);
-- Name: fanfare_credit_grant; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_credit_grant (
    id uuid NOT NULL,
    wallet uuid NOT NULL,
    source character varying(16) NOT NULL,
    amount bigint NOT NULL,
    priority smallint NOT NULL,
    effective_at timestamp(6) with time zone NOT NULL,
    expires_at timestamp(6) with time zone,
    period bigint,
    parent uuid,
    remaining bigint NOT NULL,
    held bigint NOT NULL,
    active_wallet uuid GENERATED ALWAYS AS (
CASE
    WHEN ((remaining <> 0) OR (held <> 0)) THEN wallet
    ELSE NULL::uuid
END) STORED,
    CONSTRAINT fanfare_credit_grant_left CHECK (((remaining >= 0) AND (held >= 0) AND ((remaining + held) <= amount))),
    CONSTRAINT fanfare_credit_grant_parent CHECK (((parent IS NULL) OR (parent <> id))),
    CONSTRAINT fanfare_credit_grant_period CHECK (((period IS NULL) OR ((period >= 0) AND ((source)::text = 'ALLOWANCE'::text)))),
    CONSTRAINT fanfare_credit_grant_source CHECK (((source)::text = ANY ((ARRAY['ALLOWANCE'::character varying, 'PURCHASE'::character varying, 'PROMOTION'::character varying, 'ACHIEVEMENT'::character varying, 'ADJUSTMENT'::character varying])::text[]))),
    CONSTRAINT fanfare_credit_grant_terms CHECK (((amount >= 1) AND ((priority >= 0) AND (priority <= 100)) AND ((expires_at IS NULL) OR (expires_at > effective_at))))
)
WITH (fillfactor='80');
-- Name: fanfare_credit_reservation; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_credit_reservation (
    id uuid NOT NULL,
    wallet uuid NOT NULL,
    amount bigint NOT NULL,
    created_at timestamp(6) with time zone NOT NULL,
    expires_at timestamp(6) with time zone NOT NULL,
    state character varying(16) NOT NULL,
    settled bigint NOT NULL,
    closed_at timestamp(6) with time zone,
    open_wallet uuid GENERATED ALWAYS AS (
CASE
    WHEN ((state)::text = 'OPEN'::text) THEN wallet
    ELSE NULL::uuid
END) STORED,
    CONSTRAINT fanfare_credit_reservation_amount CHECK (((amount >= 1) AND (amount <= '1000000000000'::bigint))),
    CONSTRAINT fanfare_credit_reservation_state CHECK ((((state)::text = ANY ((ARRAY['OPEN'::character varying, 'SETTLED'::character varying, 'RELEASED'::character varying, 'EXPIRED'::character varying])::text[])) AND (((state)::text = 'OPEN'::text) = (closed_at IS NULL)) AND ((settled >= 0) AND (settled <= amount)) AND (((state)::text = 'SETTLED'::text) OR (settled = 0)))),
    CONSTRAINT fanfare_credit_reservation_time CHECK ((expires_at > created_at))
);
-- Name: fanfare_credit_reservation_line; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_credit_reservation_line (
    reservation uuid NOT NULL,
    upto bigint NOT NULL,
    prev bigint,
    grant_id uuid NOT NULL,
    CONSTRAINT fanfare_credit_reservation_line_amount CHECK (((upto >= 1) AND ((prev IS NULL) OR ((prev >= 1) AND (prev < upto)))))
);
-- Name: fanfare_credit_wallet; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_credit_wallet (
    id uuid NOT NULL,
    creator character varying(64) NOT NULL COLLATE pg_catalog."C",
    credit_type character varying(50) NOT NULL COLLATE pg_catalog."C",
    changed_at timestamp(6) with time zone,
    available bigint DEFAULT 0 NOT NULL,
    reserved bigint DEFAULT 0 NOT NULL,
    last_entry bigint,
    last_at timestamp(6) with time zone,
    prior_at timestamp(6) with time zone,
    next_due timestamp(6) with time zone,
    first_grant uuid,
    first_left bigint,
    allowance bigint,
    allowance_priority smallint,
    allowance_anchor timestamp(6) with time zone,
    allowance_zone character varying(64),
    allowance_rollover bigint,
    allowance_policy character varying(64),
    period bigint DEFAULT 0 NOT NULL,
    period_start timestamp(6) with time zone DEFAULT '1970-01-01 00:00:00+00'::timestamp with time zone NOT NULL,
    period_end timestamp(6) with time zone,
    period_allowed bigint DEFAULT 0 NOT NULL,
    period_carried bigint DEFAULT 0 NOT NULL,
    period_granted bigint DEFAULT 0 NOT NULL,
    period_used bigint DEFAULT 0 NOT NULL,
    CONSTRAINT fanfare_credit_wallet_allowance CHECK ((((allowance IS NULL) OR ((allowance >= 0) AND (allowance <= '1000000000000'::bigint))) AND ((allowance_priority IS NULL) = (allowance IS NULL)) AND ((allowance_priority IS NULL) OR ((allowance_priority >= 0) AND (allowance_priority <= 100))) AND ((allowance_anchor IS NULL) = (allowance IS NULL)) AND ((allowance_zone IS NULL) = (allowance IS NULL)) AND ((allowance_rollover IS NULL) = (allowance IS NULL)) AND ((allowance_rollover IS NULL) OR (allowance_rollover >= 0)) AND ((allowance_policy IS NULL) = (allowance IS NULL)) AND ((period_end IS NULL) = (allowance IS NULL)))),
    CONSTRAINT fanfare_credit_wallet_balance CHECK (((available >= 0) AND (reserved >= 0))),
    CONSTRAINT fanfare_credit_wallet_first CHECK ((((first_grant IS NULL) = (first_left IS NULL)) AND ((first_left IS NULL) OR ((first_left >= 1) AND (first_left <= available))))),
    CONSTRAINT fanfare_credit_wallet_period CHECK (((period >= 0) AND (period_allowed >= 0) AND (period_carried >= 0) AND (period_granted >= 0) AND (period_used >= 0) AND ((period_end IS NULL) OR (period_end > period_start)))),
    CONSTRAINT fanfare_credit_wallet_tail CHECK ((((last_entry IS NULL) = (last_at IS NULL)) AND ((last_entry IS NOT NULL) OR ((available = 0) AND (reserved = 0))) AND ((last_at IS NULL) OR ((changed_at IS NOT NULL) AND (last_at <= changed_at))))),
    CONSTRAINT fanfare_credit_wallet_untouched CHECK (((changed_at IS NOT NULL) OR ((last_entry IS NULL) AND (allowance IS NULL) AND (next_due IS NULL) AND (first_grant IS NULL))))
)
WITH (fillfactor='60');
-- Name: fanfare_fact; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_fact (
    id character varying(64) NOT NULL COLLATE pg_catalog."C",
    kind character varying(16) NOT NULL,
    at timestamp(6) with time zone NOT NULL,
    creator character varying(64) COLLATE pg_catalog."C",
    gross bigint NOT NULL,
    asset character varying(12) NOT NULL,
    scale smallint NOT NULL,
    sender character varying(64) COLLATE pg_catalog."C",
    spark character varying(64) COLLATE pg_catalog."C",
    spark_name character varying(200),
    quantity bigint,
    refund_of character varying(64) COLLATE pg_catalog."C",
    source character varying(32),
    CONSTRAINT fanfare_fact_creator CHECK (((creator IS NOT NULL) OR ((kind)::text = 'REVENUE'::text))),
    CONSTRAINT fanfare_fact_gift CHECK ((((spark IS NULL) = ((kind)::text = 'REVENUE'::text)) AND ((spark_name IS NULL) = ((kind)::text = 'REVENUE'::text)) AND ((quantity IS NULL) = ((kind)::text = 'REVENUE'::text)) AND ((sender IS NULL) OR ((kind)::text <> 'REVENUE'::text)) AND ((quantity IS NULL) OR ((quantity >= 1) AND (quantity <= 2147483647))))),
    CONSTRAINT fanfare_fact_gross CHECK (((gross >=
CASE
    WHEN ((kind)::text = 'GIFT'::text) THEN 0
    ELSE 1
END) AND (gross <= '1000000000000000'::bigint))),
    CONSTRAINT fanfare_fact_kind CHECK (((kind)::text = ANY ((ARRAY['GIFT'::character varying, 'REFUND'::character varying, 'REVENUE'::character varying])::text[]))),
    CONSTRAINT fanfare_fact_refund CHECK (((refund_of IS NULL) OR ((kind)::text = 'REFUND'::text))),
    CONSTRAINT fanfare_fact_scale CHECK (((scale >= 0) AND (scale <= 9))),
    CONSTRAINT fanfare_fact_source CHECK ((((source IS NOT NULL) = ((kind)::text = 'REVENUE'::text)) AND ((source IS NULL) OR ((source)::text = ANY ((ARRAY['GIFT'::character varying, 'SUBSCRIPTION'::character varying, 'TIP'::character varying, 'CUSTOM_CONTENT'::character varying, 'LIVE_STREAM'::character varying, 'AD'::character varying, 'PREMIUM'::character varying, 'OTHER'::character varying])::text[])))))
);
-- Name: fanfare_hold; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_hold (
    sale character varying(128) NOT NULL COLLATE pg_catalog."C",
    creator character varying(64) NOT NULL COLLATE pg_catalog."C",
    asset character varying(12) NOT NULL COLLATE pg_catalog."C",
    scale smallint NOT NULL,
    available_at timestamp(6) with time zone NOT NULL,
    amount bigint NOT NULL,
    CONSTRAINT fanfare_hold_amount CHECK ((amount > 0))
);
-- Name: fanfare_operation; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_operation (
    op_key character varying(128) NOT NULL COLLATE pg_catalog."C",
    kind character varying(64),
    fingerprint text,
    answered_at timestamp(6) with time zone,
    answer_type character varying(255),
    answer text,
    CONSTRAINT fanfare_operation_whole CHECK ((((kind IS NULL) = (answer IS NULL)) AND ((fingerprint IS NULL) = (answer IS NULL)) AND ((answered_at IS NULL) = (answer IS NULL)) AND ((answer_type IS NULL) = (answer IS NULL))))
);
-- Name: fanfare_outbox; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_outbox (
    sequence bigint NOT NULL,
    id uuid NOT NULL,
    subject character varying(128) NOT NULL COLLATE pg_catalog."C",
    at timestamp(6) with time zone NOT NULL,
    event_type character varying(255) NOT NULL,
    event text NOT NULL
);
-- Name: fanfare_outbox_sequence_seq; Type: SEQUENCE; Schema: public; Owner: -
ALTER TABLE public.fanfare_outbox ALTER COLUMN sequence ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.fanfare_outbox_sequence_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
-- Name: fanfare_outbox_subject; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_outbox_subject (
    subject character varying(128) NOT NULL COLLATE pg_catalog."C"
);
-- Name: fanfare_payout; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_payout (
    id uuid NOT NULL,
    creator character varying(64) NOT NULL COLLATE pg_catalog."C",
    method character varying(32) NOT NULL COLLATE pg_catalog."C",
    gateway character varying(64) NOT NULL COLLATE pg_catalog."C",
    balance_asset character varying(12) NOT NULL COLLATE pg_catalog."C",
    balance_scale smallint NOT NULL,
    gross bigint NOT NULL,
    fx_rate character varying(400),
    fx_source character varying(64),
    fx_at timestamp(6) with time zone,
    fx_spent bigint,
    fx_remainder bigint,
    asset character varying(12) NOT NULL COLLATE pg_catalog."C",
    scale smallint NOT NULL,
    amount bigint NOT NULL,
    fee bigint NOT NULL,
    tax bigint NOT NULL,
    net bigint NOT NULL,
    schedule_version character varying(64) NOT NULL,
    fee_bearer character varying(16) NOT NULL,
    fee_total bigint NOT NULL,
    tax_name character varying(64),
    tax_ppm integer,
    state character varying(16) NOT NULL,
    version integer NOT NULL,
    period_start date NOT NULL,
    period_end date NOT NULL,
    run_key character varying(128) COLLATE pg_catalog."C",
    reference character varying(128),
    reason character varying(300),
    contradiction character varying(300),
    requested_at timestamp(6) with time zone NOT NULL,
    submitted_at timestamp(6) with time zone,
    completed_at timestamp(6) with time zone,
    changed_at timestamp(6) with time zone NOT NULL,
    CONSTRAINT fanfare_payout_amounts CHECK (((gross > 0) AND (net > 0) AND (fee >= 0) AND (tax >= 0) AND (amount = ((net + fee) + tax)))),
    CONSTRAINT fanfare_payout_exchange CHECK (
CASE
    WHEN (((balance_asset)::text = (asset)::text) AND (balance_scale = scale)) THEN ((fx_rate IS NULL) AND (fx_source IS NULL) AND (fx_at IS NULL) AND (fx_spent IS NULL) AND (fx_remainder IS NULL) AND (amount = gross))
    ELSE ((fx_rate IS NOT NULL) AND (fx_source IS NOT NULL) AND (fx_at IS NOT NULL) AND (fx_spent IS NOT NULL) AND (fx_remainder IS NOT NULL) AND (fx_spent >= 0) AND (fx_remainder >= 0) AND ((fx_spent + fx_remainder) = gross))
END),
    CONSTRAINT fanfare_payout_fee CHECK ((((fee_total >= 0) AND (fee_total <= amount)) AND (fee =
CASE
    WHEN ((fee_bearer)::text = 'CREATOR'::text) THEN fee_total
    ELSE (0)::bigint
END))),
    CONSTRAINT fanfare_payout_fee_bearer CHECK (((fee_bearer)::text = ANY ((ARRAY['CREATOR'::character varying, 'PLATFORM'::character varying])::text[]))),
    CONSTRAINT fanfare_payout_period CHECK ((period_start <= period_end)),
    CONSTRAINT fanfare_payout_scales CHECK ((((balance_scale >= 0) AND (balance_scale <= 9)) AND ((scale >= 0) AND (scale <= 9)))),
    CONSTRAINT fanfare_payout_state CHECK (((state)::text = ANY ((ARRAY['REQUESTED'::character varying, 'IN_REVIEW'::character varying, 'APPROVED'::character varying, 'SUBMITTING'::character varying, 'SUBMITTED'::character varying, 'UNKNOWN'::character varying, 'PAID'::character varying, 'RETURNED'::character varying, 'FAILED'::character varying, 'CANCELLED'::character varying])::text[]))),
    CONSTRAINT fanfare_payout_tax CHECK ((((tax_name IS NULL) = (tax_ppm IS NULL)) AND ((tax_name IS NOT NULL) OR (tax = 0)))),
    CONSTRAINT fanfare_payout_tax_ppm CHECK (((tax_ppm >= 0) AND (tax_ppm <= 1000000)))
);
-- Name: fanfare_payout_attempt; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_payout_attempt (
    attempt_key uuid NOT NULL,
    added bigint NOT NULL,
    payout uuid NOT NULL,
    creator character varying(64) NOT NULL COLLATE pg_catalog."C",
    method character varying(32) NOT NULL COLLATE pg_catalog."C",
    asset character varying(12) NOT NULL COLLATE pg_catalog."C",
    scale smallint NOT NULL,
    amount bigint NOT NULL,
    at timestamp(6) with time zone NOT NULL,
    gateway character varying(64) NOT NULL COLLATE pg_catalog."C",
    details bytea,
    details_key bigint,
    is_open boolean NOT NULL,
    open_marker uuid,
    acknowledged boolean NOT NULL,
    sends integer NOT NULL,
    lookups integer NOT NULL,
    next_check_at timestamp(6) with time zone,
    CONSTRAINT fanfare_payout_attempt_amount CHECK ((amount > 0)),
    CONSTRAINT fanfare_payout_attempt_closed CHECK ((is_open OR (next_check_at IS NULL))),
    CONSTRAINT fanfare_payout_attempt_counts CHECK (((sends >= 1) AND (lookups >= 0))),
    CONSTRAINT fanfare_payout_attempt_details CHECK ((((details IS NULL) = (details_key IS NULL)) AND ((details IS NOT NULL) OR (NOT is_open)))),
    CONSTRAINT fanfare_payout_attempt_marker CHECK ((open_marker = payout)),
    CONSTRAINT fanfare_payout_attempt_open CHECK ((is_open = (open_marker IS NOT NULL)))
);
-- Name: fanfare_payout_attempt_added_seq; Type: SEQUENCE; Schema: public; Owner: -
ALTER TABLE public.fanfare_payout_attempt ALTER COLUMN added ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.fanfare_payout_attempt_added_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
-- Name: fanfare_payout_destination; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_payout_destination (
    creator character varying(64) NOT NULL COLLATE pg_catalog."C",
    method character varying(32) NOT NULL COLLATE pg_catalog."C",
    details bytea NOT NULL,
    details_key bigint NOT NULL
);
-- Name: fanfare_payout_fee_line; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_payout_fee_line (
    payout uuid NOT NULL,
    line smallint NOT NULL,
    kind character varying(16) NOT NULL,
    amount bigint NOT NULL,
    CONSTRAINT fanfare_payout_fee_line_amount CHECK (
CASE
    WHEN ((kind)::text = ANY ((ARRAY['PERCENTAGE'::character varying, 'FIXED'::character varying, 'MINIMUM'::character varying])::text[])) THEN (amount > 0)
    WHEN ((kind)::text = ANY ((ARRAY['MAXIMUM'::character varying, 'GROSS'::character varying])::text[])) THEN (amount < 0)
    ELSE false
END),
    CONSTRAINT fanfare_payout_fee_line_line CHECK ((line >= 0))
);
-- Name: fanfare_payout_report; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_payout_report (
    gateway character varying(64) NOT NULL COLLATE pg_catalog."C",
    event_id character varying(128) NOT NULL COLLATE pg_catalog."C",
    attempt_key uuid NOT NULL,
    state character varying(16) NOT NULL,
    reference text,
    reason text,
    at timestamp(6) with time zone NOT NULL,
    CONSTRAINT fanfare_payout_report_state CHECK (((state)::text = ANY ((ARRAY['ACCEPTED'::character varying, 'PAID'::character varying, 'REJECTED'::character varying, 'RETURNED'::character varying])::text[])))
);
-- Name: fanfare_payout_run; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_payout_run (
    run_key character varying(128) NOT NULL COLLATE pg_catalog."C",
    cutoff timestamp(6) with time zone NOT NULL,
    method character varying(32) NOT NULL COLLATE pg_catalog."C",
    asset character varying(12) NOT NULL COLLATE pg_catalog."C",
    scale smallint NOT NULL,
    period_end date NOT NULL,
    minimum bigint,
    phase character varying(16) NOT NULL,
    CONSTRAINT fanfare_payout_run_minimum CHECK ((minimum > 0)),
    CONSTRAINT fanfare_payout_run_phase CHECK (((phase)::text = ANY ((ARRAY['REQUESTING'::character varying, 'SUBMITTING'::character varying, 'FINISHED'::character varying])::text[]))),
    CONSTRAINT fanfare_payout_run_scale CHECK (((scale >= 0) AND (scale <= 9)))
);
-- Name: fanfare_payout_run_entry; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_payout_run_entry (
    run_key character varying(128) NOT NULL COLLATE pg_catalog."C",
    creator character varying(64) NOT NULL COLLATE pg_catalog."C",
    outcome character varying(16) NOT NULL,
    reason character varying(64),
    payout uuid,
    gross bigint,
    gross_asset character varying(12) COLLATE pg_catalog."C",
    gross_scale smallint,
    net bigint,
    net_asset character varying(12) COLLATE pg_catalog."C",
    net_scale smallint,
    CONSTRAINT fanfare_payout_run_entry_made CHECK (
CASE
    WHEN ((outcome)::text = 'SKIPPED'::text) THEN ((payout IS NULL) AND (gross IS NULL) AND (gross_asset IS NULL) AND (gross_scale IS NULL) AND (net IS NULL) AND (net_asset IS NULL) AND (net_scale IS NULL))
    ELSE ((payout IS NOT NULL) AND (gross IS NOT NULL) AND (gross_asset IS NOT NULL) AND (gross_scale IS NOT NULL) AND (net IS NOT NULL) AND (net_asset IS NOT NULL) AND (net_scale IS NOT NULL) AND (gross > 0) AND (net > 0))
END),
    CONSTRAINT fanfare_payout_run_entry_outcome CHECK (((outcome)::text = ANY ((ARRAY['REQUESTED'::character varying, 'WAITING'::character varying, 'SUBMITTED'::character varying, 'PAID'::character varying, 'FAILED'::character varying, 'UNKNOWN'::character varying, 'SKIPPED'::character varying])::text[])))
);
-- Name: fanfare_payout_step; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_payout_step (
    payout uuid NOT NULL,
    seq integer NOT NULL,
    prev_seq integer,
    from_state character varying(16),
    to_state character varying(16) NOT NULL,
    moved_from character varying(16) GENERATED ALWAYS AS (
CASE
    WHEN ((from_state)::text <> (to_state)::text) THEN from_state
    ELSE NULL::character varying
END) STORED,
    moved_to character varying(16) GENERATED ALWAYS AS (
CASE
    WHEN ((from_state)::text <> (to_state)::text) THEN to_state
    ELSE NULL::character varying
END) STORED,
    at timestamp(6) with time zone NOT NULL,
    source character varying(16) NOT NULL,
    said_by character varying(64) NOT NULL,
    evidence character varying(300) NOT NULL,
    said_at timestamp(6) with time zone,
    CONSTRAINT fanfare_payout_step_follows CHECK ((((seq = 1) AND (prev_seq IS NULL) AND (from_state IS NULL) AND ((to_state)::text = 'REQUESTED'::text)) OR ((seq > 1) AND (prev_seq IS NOT NULL) AND (prev_seq = (seq - 1)) AND (from_state IS NOT NULL)))),
    CONSTRAINT fanfare_payout_step_source CHECK (((source)::text = ANY ((ARRAY['POLICY'::character varying, 'OPERATOR'::character varying, 'ANSWER'::character varying, 'REPORT'::character varying, 'LOOKUP'::character varying, 'NOT_RECEIVED'::character varying, 'SILENCE'::character varying])::text[])))
);
-- Name: fanfare_payout_transition; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_payout_transition (
    from_state character varying(16) NOT NULL,
    to_state character varying(16) NOT NULL
);
-- Name: fanfare_posting; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_posting (
    account uuid NOT NULL,
    seq bigint NOT NULL,
    txn uuid,
    line smallint,
    at timestamp(6) with time zone,
    delta bigint NOT NULL,
    prev_seq bigint,
    prev_balance bigint,
    balance_after bigint NOT NULL,
    CONSTRAINT fanfare_posting_sum CHECK ((((seq = 0) AND (txn IS NULL) AND (line IS NULL) AND (at IS NULL) AND (delta = 0) AND (balance_after = 0) AND (prev_seq IS NULL) AND (prev_balance IS NULL)) OR ((seq > 0) AND (txn IS NOT NULL) AND (line IS NOT NULL) AND (at IS NOT NULL) AND (delta <> 0) AND (prev_seq IS NOT NULL) AND (prev_balance IS NOT NULL) AND (prev_seq = (seq - 1)) AND (balance_after = (prev_balance + delta)))))
);
-- Name: fanfare_refund; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_refund (
    id character varying(128) NOT NULL COLLATE pg_catalog."C",
    recorded bigint NOT NULL,
    sale character varying(128) COLLATE pg_catalog."C",
    sale_known boolean NOT NULL,
    source character varying(32) NOT NULL,
    at timestamp(6) with time zone NOT NULL,
    gross bigint NOT NULL,
    asset character varying(12) NOT NULL COLLATE pg_catalog."C",
    scale smallint NOT NULL,
    CONSTRAINT fanfare_refund_gross CHECK ((gross > 0)),
    CONSTRAINT fanfare_refund_sale CHECK (((sale IS NOT NULL) OR (NOT sale_known))),
    CONSTRAINT fanfare_refund_scale CHECK (((scale >= 0) AND (scale <= 9))),
    CONSTRAINT fanfare_refund_source CHECK (((source)::text = ANY ((ARRAY['GIFT'::character varying, 'SUBSCRIPTION'::character varying, 'TIP'::character varying, 'CUSTOM_CONTENT'::character varying, 'LIVE_STREAM'::character varying, 'AD'::character varying, 'PREMIUM'::character varying, 'OTHER'::character varying])::text[])))
);
-- Name: fanfare_refund_part; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_refund_part (
    refund character varying(128) NOT NULL COLLATE pg_catalog."C",
    place smallint NOT NULL,
    creator character varying(64) NOT NULL COLLATE pg_catalog."C",
    at timestamp(6) with time zone NOT NULL,
    gross bigint NOT NULL,
    clawed_back bigint NOT NULL,
    from_pending bigint NOT NULL,
    from_available bigint NOT NULL,
    owed bigint NOT NULL,
    CONSTRAINT fanfare_refund_part_place CHECK ((place >= 0)),
    CONSTRAINT fanfare_refund_part_sum CHECK (((gross >= 0) AND (from_pending >= 0) AND (from_available >= 0) AND (owed >= 0) AND (clawed_back = ((from_pending + from_available) + owed))))
);
-- Name: fanfare_refund_recorded_seq; Type: SEQUENCE; Schema: public; Owner: -
ALTER TABLE public.fanfare_refund ALTER COLUMN recorded ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.fanfare_refund_recorded_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
-- Name: fanfare_sale; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_sale (
    id character varying(128) NOT NULL COLLATE pg_catalog."C",
    source character varying(32) NOT NULL,
    at timestamp(6) with time zone NOT NULL,
    gross bigint NOT NULL,
    asset character varying(12) NOT NULL COLLATE pg_catalog."C",
    scale smallint NOT NULL,
    available_at timestamp(6) with time zone NOT NULL,
    split uuid,
    CONSTRAINT fanfare_sale_available CHECK ((available_at >= at)),
    CONSTRAINT fanfare_sale_gross CHECK ((gross > 0)),
    CONSTRAINT fanfare_sale_scale CHECK (((scale >= 0) AND (scale <= 9))),
    CONSTRAINT fanfare_sale_source CHECK (((source)::text = ANY ((ARRAY['GIFT'::character varying, 'SUBSCRIPTION'::character varying, 'TIP'::character varying, 'CUSTOM_CONTENT'::character varying, 'LIVE_STREAM'::character varying, 'AD'::character varying, 'PREMIUM'::character varying, 'OTHER'::character varying])::text[])))
);
-- Name: fanfare_sale_part; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_sale_part (
    sale character varying(128) NOT NULL COLLATE pg_catalog."C",
    place smallint NOT NULL,
    creator character varying(64) NOT NULL COLLATE pg_catalog."C",
    at timestamp(6) with time zone NOT NULL,
    gross bigint NOT NULL,
    rate_ppm integer NOT NULL,
    earned bigint NOT NULL,
    CONSTRAINT fanfare_sale_part_earned CHECK (((gross >= 0) AND ((earned >= 0) AND (earned <= gross)))),
    CONSTRAINT fanfare_sale_part_place CHECK ((place >= 0)),
    CONSTRAINT fanfare_sale_part_rate CHECK (((rate_ppm >= 0) AND (rate_ppm <= 1000000)))
);
-- Name: fanfare_schema_history; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_schema_history (
    installed_rank integer NOT NULL,
    version character varying(50),
    description character varying(200) NOT NULL,
    type character varying(20) NOT NULL,
    script character varying(1000) NOT NULL,
    checksum integer,
    installed_by character varying(100) NOT NULL,
    installed_on timestamp without time zone DEFAULT now() NOT NULL,
    execution_time integer NOT NULL,
    success boolean NOT NULL
);
-- Name: fanfare_split_deficit; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_split_deficit (
    split uuid NOT NULL,
    asset character varying(12) NOT NULL COLLATE pg_catalog."C",
    scale smallint NOT NULL,
    deficits text NOT NULL
);
-- Name: fanfare_tier_history; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_tier_history (
    creator character varying(64) NOT NULL COLLATE pg_catalog."C",
    seq bigint NOT NULL,
    prev_seq bigint,
    tier character varying(50) NOT NULL,
    level smallint NOT NULL,
    cause character varying(16) NOT NULL,
    began_at timestamp(6) with time zone NOT NULL,
    ended_at timestamp(6) with time zone NOT NULL,
    policy_version character varying(64) NOT NULL,
    evidence text,
    reason character varying(500),
    override_until timestamp(6) with time zone,
    CONSTRAINT fanfare_tier_history_cause CHECK (((cause)::text = ANY ((ARRAY['EVALUATION'::character varying, 'OVERRIDE'::character varying, 'OVERRIDE_ENDED'::character varying])::text[]))),
    CONSTRAINT fanfare_tier_history_interval CHECK ((ended_at >= began_at)),
    CONSTRAINT fanfare_tier_history_level CHECK (((level >= 0) AND (level <= 1000))),
    CONSTRAINT fanfare_tier_history_override CHECK ((((reason IS NOT NULL) = ((cause)::text = 'OVERRIDE'::text)) AND ((override_until IS NULL) OR (((cause)::text = 'OVERRIDE'::text) AND (override_until > began_at))))),
    CONSTRAINT fanfare_tier_history_seq CHECK ((((creator)::text <> ''::text) AND (seq >= 1) AND ((prev_seq IS NULL) = (seq = 1)) AND (prev_seq = (seq - 1))))
);
-- Name: fanfare_tier_standing; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_tier_standing (
    creator character varying(64) NOT NULL COLLATE pg_catalog."C",
    seq bigint,
    prev_seq bigint,
    tier character varying(50),
    level smallint,
    cause character varying(16),
    began_at timestamp(6) with time zone,
    policy_version character varying(64),
    evidence text,
    reason character varying(500),
    override_until timestamp(6) with time zone,
    saved boolean NOT NULL,
    earned_tier character varying(50),
    earned_level smallint,
    promoted_at timestamp(6) with time zone,
    misses integer,
    earned_policy_version character varying(64),
    earned_evidence text,
    CONSTRAINT fanfare_tier_standing_cause CHECK (((cause)::text = ANY ((ARRAY['EVALUATION'::character varying, 'OVERRIDE'::character varying, 'OVERRIDE_ENDED'::character varying])::text[]))),
    CONSTRAINT fanfare_tier_standing_decided CHECK (((saved = false) OR ((cause)::text = 'OVERRIDE'::text) OR ((earned_tier IS NOT NULL) AND ((earned_tier)::text = (tier)::text)))),
    CONSTRAINT fanfare_tier_standing_earned CHECK ((((earned_level IS NULL) = (earned_tier IS NULL)) AND ((promoted_at IS NULL) = (earned_tier IS NULL)) AND ((misses IS NULL) = (earned_tier IS NULL)) AND ((earned_policy_version IS NULL) = (earned_tier IS NULL)) AND ((earned_evidence IS NULL) OR (earned_tier IS NOT NULL)) AND ((earned_level IS NULL) OR ((earned_level >= 0) AND (earned_level <= 1000))) AND ((misses IS NULL) OR (misses >= 0)))),
    CONSTRAINT fanfare_tier_standing_level CHECK (((level >= 0) AND (level <= 1000))),
    CONSTRAINT fanfare_tier_standing_override CHECK ((((reason IS NOT NULL) = ((cause IS NOT NULL) AND ((cause)::text = 'OVERRIDE'::text))) AND ((override_until IS NULL) OR ((cause IS NOT NULL) AND ((cause)::text = 'OVERRIDE'::text) AND (override_until > began_at))))),
    CONSTRAINT fanfare_tier_standing_seq CHECK ((((creator)::text <> ''::text) AND (seq >= 1) AND (prev_seq = (seq - 1)) AND ((prev_seq IS NULL) = ((seq IS NULL) OR (seq = 1))))),
    CONSTRAINT fanfare_tier_standing_whole CHECK ((((tier IS NULL) = (seq IS NULL)) AND ((level IS NULL) = (seq IS NULL)) AND ((cause IS NULL) = (seq IS NULL)) AND ((began_at IS NULL) = (seq IS NULL)) AND ((policy_version IS NULL) = (seq IS NULL)) AND ((evidence IS NULL) OR (seq IS NOT NULL)) AND ((saved = false) OR (seq IS NOT NULL))))
);
-- Name: fanfare_transaction; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_transaction (
    id uuid NOT NULL,
    recorded bigint NOT NULL,
    kind character varying(32) NOT NULL,
    tx_key character varying(128) NOT NULL COLLATE pg_catalog."C",
    at timestamp(6) with time zone NOT NULL,
    reference character varying(128) NOT NULL,
    fx_quote text,
    reverses uuid,
    CONSTRAINT fanfare_transaction_kind CHECK (((kind)::text = ANY ((ARRAY['SALE'::character varying, 'REFUND'::character varying, 'MATURITY'::character varying, 'NETTING'::character varying, 'RESERVE'::character varying, 'RESERVE_RELEASE'::character varying, 'PAYOUT_REQUEST'::character varying, 'PAYOUT_PAID'::character varying, 'CONVERSION'::character varying, 'ADJUSTMENT'::character varying, 'REVERSAL'::character varying])::text[]))),
    CONSTRAINT fanfare_transaction_not_itself CHECK ((reverses <> id)),
    CONSTRAINT fanfare_transaction_reversal CHECK (((reverses IS NULL) OR ((kind)::text = 'REVERSAL'::text)))
);
-- Name: fanfare_transaction_recorded_seq; Type: SEQUENCE; Schema: public; Owner: -
ALTER TABLE public.fanfare_transaction ALTER COLUMN recorded ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.fanfare_transaction_recorded_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
-- Name: fanfare_transfer; Type: TABLE; Schema: public; Owner: -
CREATE TABLE public.fanfare_transfer (
    txn uuid NOT NULL,
    line smallint NOT NULL,
    debit uuid NOT NULL,
    credit uuid NOT NULL,
    asset character varying(12) NOT NULL COLLATE pg_catalog."C",
    scale smallint NOT NULL,
    amount bigint NOT NULL,
    CONSTRAINT fanfare_transfer_amount CHECK ((amount > 0)),
    CONSTRAINT fanfare_transfer_line CHECK ((line >= 0)),
    CONSTRAINT fanfare_transfer_two_accounts CHECK ((debit <> credit))
);
-- Data for Name: fanfare_account; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_account VALUES
	('36665fe2-8860-5421-9346-074f67ebfae1', 'RECEIVABLE', 'ada', 'USD', 2, 0, 0),
	('772210ba-65dc-575a-b72a-e3c629e4db5a', 'RECEIVABLE', 'ben', 'USD', 2, 0, 0),
	('b301c7d2-3283-56e0-a9ef-3b12609ad41c', 'FANS', '', 'USD', 2, 0, 0),
	('9e642c64-0c75-565d-98ae-076bca4e5f60', 'COMMISSION', '', 'USD', 2, 0, 0),
	('d6bb4bbc-9203-589b-a769-fedea8e48c88', 'EARNINGS_AVAILABLE', 'cleo', 'JPY', 0, 0, 0),
	('084fc159-630f-55d1-8cd5-62009eacfa67', 'RECEIVABLE', 'cleo', 'JPY', 0, 0, 0),
	('b11d3ab8-219d-58da-94fb-f0c9b8a7435c', 'RECEIVABLE', 'eve', 'EUR', 2, 0, 0),
	('75d94cc9-4120-5e2f-b063-9f05e292816d', 'FANS', '', 'EUR', 2, 0, 0),
	('b52013df-ef3d-5d66-b9a9-cfbc369a73a8', 'FANS', '', 'JPY', 0, 0, 0),
	('62ffe2c0-8560-5d7a-ae35-068dbc3ad2ce', 'COMMISSION', '', 'EUR', 2, 0, 0),
	('d86c029c-ada4-5947-b4ab-b83ecda92b85', 'COMMISSION', '', 'JPY', 0, 0, 0),
	('fd065fdc-4ef8-5791-9559-1f0f3afd6ed8', 'EARNINGS_PENDING', 'cleo', 'JPY', 0, 1650, 1),
	('bbd87bb1-a4e7-5bb2-8550-36ebb01c2b4c', 'EARNINGS_PENDING', 'ada', 'USD', 2, 5225, 5),
	('bcc22fba-cef2-55dd-bf19-5197cead8c88', 'EARNINGS_PENDING', 'ben', 'USD', 2, 275, 3),
	('4992e6ec-dd93-5bb3-86bf-64025d20005c', 'EARNINGS_PENDING', 'dora', 'USD', 2, 0, 2),
	('43db2447-97d9-5c26-8197-e3b1f3315a09', 'EARNINGS_PENDING', 'eve', 'EUR', 2, 0, 2),
	('fc13bb4f-0590-514d-a234-359adc9424ea', 'CASH', 'bank', 'USD', 2, 0, 0),
	('2b4c2d36-dbd0-5646-b980-16fec2467775', 'EARNINGS_AVAILABLE', 'dora', 'USD', 2, 0, 2),
	('41f9dde0-a618-5907-9ef0-135759bea9f4', 'RECEIVABLE', 'dora', 'USD', 2, -550, 1),
	('843ed094-5a3f-51c2-917a-ab10fd9fa355', 'PAYOUT_FEES', '', 'USD', 2, 0, 0),
	('bde9e0bb-c0b1-556c-8117-d427d3eda031', 'CASH', 'sandbox', 'USD', 2, 0, 0),
	('2d8b4a1f-5096-5448-ae9e-7cfb7f4b0598', 'EARNINGS_AVAILABLE', 'ben', 'USD', 2, 0, 2),
	('75a8542c-b3cb-512f-9f77-6f905466ac97', 'PAYOUT_CLEARING', 'ben', 'USD', 2, 5500, 1),
	('0b463cef-8e6a-5fe8-b3d9-b946a139097a', 'PAYOUT_CLEARING', 'ada', 'USD', 2, 2000, 4),
	('7bb928fc-477b-55d0-a64a-cccbf9f402cd', 'EARNINGS_AVAILABLE', 'eve', 'EUR', 2, 0, 2),
	('992896fb-5753-559e-a499-efb55d20fe57', 'PAYOUT_CLEARING', 'eve', 'EUR', 2, 11000, 1),
	('34b9dc81-57f6-53ce-b85e-0e5626c89de9', 'EARNINGS_AVAILABLE', 'ada', 'USD', 2, 3500, 4),
	('1ae3a016-99b4-5423-9ff6-adacd1cef7ab', 'RESERVE', 'ada', 'USD', 2, 500, 1);
-- Data for Name: fanfare_achievement; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_achievement VALUES
	('ada', 'views_1k', '1K Views', '1000 views of all videos together', '🌱', 100, 'standard-1', 'total_views', 12000, '2026-03-13 04:00:00+00'),
	('ada', 'views_10k', '10K Views', '10000 views of all videos together', '🌟', 100, 'standard-1', 'total_views', 12000, '2026-03-13 04:00:00+00'),
	('ada', 'followers_1k', '1K Followers', '1000 followers', '👋', 100, 'standard-1', 'followers', 1200, '2026-03-13 04:00:00+00');
-- Data for Name: fanfare_bank_entry; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_bank_entry VALUES
	('fb76f86f-ba0e-576e-a24d-a70de8ed611b', 'INSTRUCTION', '2026-03-13 04:00:00+00', NULL, NULL, 'ad737b1b-84fa-5135-a56e-6bd93a911551', 'EUR', 2, 10725, true, 'EUR-SEPA', 'Payout ad737b1b-84fa-5135-a56e-6bd93a911551', '\x01c85f98e03eae7d8ccf9cfb8a8ad3d41c2d8e5c938a515918da06b2d26051b55bcad86d59e27dd2dfbf5f7818a10b8adeb3b3160a0a290012d10409fdd6127f32fb637af8b112bd6921c81d862f6e767e714f0cfedf66b06bb17674', 3361708256, 'FANFARE-2026-03-13', 'ACCEPTED', NULL, NULL, '2026-03-13 04:00:00+00');
-- Data for Name: fanfare_bank_file; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_bank_file VALUES
	('FANFARE-2026-03-13', '2026-03-16', '2026-03-13 04:00:00+00', '\x01c85f98e0f540323fd0a95bf12203ef3219e27c09f2f65397cc837f28336e992fde9cc347066feea85a232f5ca7fbcc984b5010b0db62a9255419c22dc3bf3772005ddd45d01ab98cb8f853d0d1170fad4f3f85cf0a3ec08a73a5c24e85401f26c5ddbcd21a678b4934', 3361708256);
-- Data for Name: fanfare_bank_file_turn; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_bank_file_turn VALUES
	(1);
-- Data for Name: fanfare_collaboration; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_collaboration VALUES
	('24208887-cd16-5aa5-a733-7125c498ab99', 'ada', 'ben', 'DUET', '', 'ada', 50, 50, NULL, 'ACCEPTED', '2026-03-02 09:00:00+00', '2026-03-16 09:00:00+00', '2026-03-02 09:00:00+00', NULL, NULL),
	('be6f2c7b-ee9b-5762-a9c3-87384133d8a3', 'ada', 'cleo', 'COLLAB_VIDEO', 'A video about spring', 'ada', 50, 50, NULL, 'PENDING', '2026-03-02 09:00:00+00', '2026-03-16 09:00:00+00', NULL, NULL, '');
-- Data for Name: fanfare_creator; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_creator VALUES
	('ada', 'ada', 'USD', 2, 'Z', '2026-03-02 09:00:00+00', 'VERIFIED', NULL),
	('ben', 'ben', 'USD', 2, 'Z', '2026-03-02 09:00:00+00', 'VERIFIED', NULL),
	('cleo', 'cleo', 'JPY', 0, 'Z', '2026-03-02 09:00:00+00', 'PENDING', NULL),
	('eve', 'eve', 'EUR', 2, 'Z', '2026-03-02 09:00:00+00', 'VERIFIED', NULL),
	('dora', 'dora', 'USD', 2, 'Z', '2026-03-02 09:00:00+00', 'VERIFIED', 'charged back');
-- Data for Name: fanfare_credit_charge; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_credit_charge VALUES
	('38eedd24-7e52-5eac-af1d-d7814700a554', 'eaf1d61c-22d9-541b-ae5b-069b530b8c26', 30, '2026-03-13 04:00:00+00', NULL, 0);
-- Data for Name: fanfare_credit_charge_line; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_credit_charge_line VALUES
	('38eedd24-7e52-5eac-af1d-d7814700a554', 30, NULL, '58f4b074-440e-58ab-9e99-55e31af67d6e');
-- Data for Name: fanfare_credit_creator; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_credit_creator VALUES
	('ada'),
	('ben');
-- Data for Name: fanfare_credit_entry; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_credit_entry VALUES
	('ecbd839b-20ab-596d-bca1-c64f30d2d2d2', 1, '2026-03-13 04:00:00+00', 'GRANTED', 500, NULL, NULL, 0, 0, 500, 0, '96231b4c-cb96-5fc3-9eab-d01cec5e733d', NULL, NULL, 'ALLOWANCE'),
	('ecbd839b-20ab-596d-bca1-c64f30d2d2d2', 2, '2026-03-13 04:00:00+00', 'GRANTED', 1500, 1, '2026-03-13 04:00:00+00', 500, 0, 2000, 0, 'ac58f617-9074-53a7-87c4-6e4547041784', NULL, NULL, 'ALLOWANCE'),
	('7c99bd16-bc44-5469-a237-8d98e52108aa', 1, '2026-03-13 04:00:00+00', 'GRANTED', 2000, NULL, NULL, 0, 0, 2000, 0, '49806bc1-c14e-5925-90d4-3f82af5c98cc', NULL, NULL, 'ALLOWANCE'),
	('ecbd839b-20ab-596d-bca1-c64f30d2d2d2', 3, '2026-03-13 04:00:00+00', 'GRANTED', 100, 2, '2026-03-13 04:00:00+00', 2000, 0, 2100, 0, '8d83739f-ccb7-5223-8213-4e32db78b127', NULL, NULL, 'ACHIEVEMENT'),
	('ecbd839b-20ab-596d-bca1-c64f30d2d2d2', 4, '2026-03-13 04:00:00+00', 'GRANTED', 100, 3, '2026-03-13 04:00:00+00', 2100, 0, 2200, 0, '0b7e231a-2029-52de-a158-25d90b24b0b6', NULL, NULL, 'ACHIEVEMENT'),
	('ecbd839b-20ab-596d-bca1-c64f30d2d2d2', 5, '2026-03-13 04:00:00+00', 'GRANTED', 100, 4, '2026-03-13 04:00:00+00', 2200, 0, 2300, 0, 'b8e4b99d-b764-5be9-91ff-eb698ccc20f2', NULL, NULL, 'ACHIEVEMENT'),
	('eaf1d61c-22d9-541b-ae5b-069b530b8c26', 1, '2026-03-13 04:00:00+00', 'GRANTED', 100, NULL, NULL, 0, 0, 100, 0, '58f4b074-440e-58ab-9e99-55e31af67d6e', NULL, NULL, 'PURCHASE'),
	('eaf1d61c-22d9-541b-ae5b-069b530b8c26', 2, '2026-03-13 04:00:00+00', 'SPENT', 30, 1, '2026-03-13 04:00:00+00', 100, 0, 70, 0, NULL, NULL, '38eedd24-7e52-5eac-af1d-d7814700a554', NULL),
	('eaf1d61c-22d9-541b-ae5b-069b530b8c26', 3, '2026-03-13 04:00:00+00', 'RESERVED', 20, 2, '2026-03-13 04:00:00+00', 70, 0, 50, 20, NULL, '8a4e3543-860c-5655-9fde-d21b283b2a86', NULL, NULL);
-- Data for Name: fanfare_credit_grant; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_credit_grant VALUES
	('96231b4c-cb96-5fc3-9eab-d01cec5e733d', 'ecbd839b-20ab-596d-bca1-c64f30d2d2d2', 'ALLOWANCE', 500, 50, '2026-03-13 04:00:00+00', '2026-04-13 04:00:00+00', 0, NULL, 500, 0, DEFAULT),
	('ac58f617-9074-53a7-87c4-6e4547041784', 'ecbd839b-20ab-596d-bca1-c64f30d2d2d2', 'ALLOWANCE', 1500, 50, '2026-03-13 04:00:00+00', '2026-04-13 04:00:00+00', 0, NULL, 1500, 0, DEFAULT),
	('49806bc1-c14e-5925-90d4-3f82af5c98cc', '7c99bd16-bc44-5469-a237-8d98e52108aa', 'ALLOWANCE', 2000, 50, '2026-03-13 04:00:00+00', '2026-04-13 04:00:00+00', 0, NULL, 2000, 0, DEFAULT),
	('8d83739f-ccb7-5223-8213-4e32db78b127', 'ecbd839b-20ab-596d-bca1-c64f30d2d2d2', 'ACHIEVEMENT', 100, 50, '2026-03-13 04:00:00+00', NULL, NULL, NULL, 100, 0, DEFAULT),
	('0b7e231a-2029-52de-a158-25d90b24b0b6', 'ecbd839b-20ab-596d-bca1-c64f30d2d2d2', 'ACHIEVEMENT', 100, 50, '2026-03-13 04:00:00+00', NULL, NULL, NULL, 100, 0, DEFAULT),
	('b8e4b99d-b764-5be9-91ff-eb698ccc20f2', 'ecbd839b-20ab-596d-bca1-c64f30d2d2d2', 'ACHIEVEMENT', 100, 50, '2026-03-13 04:00:00+00', NULL, NULL, NULL, 100, 0, DEFAULT),
	('58f4b074-440e-58ab-9e99-55e31af67d6e', 'eaf1d61c-22d9-541b-ae5b-069b530b8c26', 'PURCHASE', 100, 50, '2026-03-13 04:00:00+00', NULL, NULL, NULL, 50, 20, DEFAULT);
-- Data for Name: fanfare_credit_reservation; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_credit_reservation VALUES
	('8a4e3543-860c-5655-9fde-d21b283b2a86', 'eaf1d61c-22d9-541b-ae5b-069b530b8c26', 20, '2026-03-13 04:00:00+00', '2026-03-14 04:00:00+00', 'OPEN', 0, NULL, DEFAULT);
-- Data for Name: fanfare_credit_reservation_line; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_credit_reservation_line VALUES
	('8a4e3543-860c-5655-9fde-d21b283b2a86', 20, NULL, '58f4b074-440e-58ab-9e99-55e31af67d6e');
-- Data for Name: fanfare_credit_wallet; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_credit_wallet VALUES
	('7c99bd16-bc44-5469-a237-8d98e52108aa', 'ben', 'general', '2026-03-13 04:00:00+00', 2000, 0, 1, '2026-03-13 04:00:00+00', NULL, '2026-04-13 04:00:00+00', '49806bc1-c14e-5925-90d4-3f82af5c98cc', 2000, 2000, 50, '2026-03-13 04:00:00+00', 'Z', 0, 'program-1-USD', 0, '2026-03-13 04:00:00+00', '2026-04-13 04:00:00+00', 2000, 0, 2000, 0),
	('ecbd839b-20ab-596d-bca1-c64f30d2d2d2', 'ada', 'general', '2026-03-13 04:00:00+00', 2300, 0, 5, '2026-03-13 04:00:00+00', NULL, '2026-04-13 04:00:00+00', '96231b4c-cb96-5fc3-9eab-d01cec5e733d', 500, 2000, 50, '2026-03-13 04:00:00+00', 'Z', 0, 'program-1-USD', 0, '2026-03-13 04:00:00+00', '2026-04-13 04:00:00+00', 2000, 0, 2300, 0),
	('eaf1d61c-22d9-541b-ae5b-069b530b8c26', 'ada', 'video_edit', '2026-03-13 04:00:00+00', 50, 20, 3, '2026-03-13 04:00:00+00', '2026-03-13 04:00:00+00', '2026-03-14 04:00:00+00', '58f4b074-440e-58ab-9e99-55e31af67d6e', 50, NULL, NULL, NULL, NULL, NULL, NULL, 0, '1970-01-01 00:00:00+00', NULL, 0, 0, 100, 30);
-- Data for Name: fanfare_fact; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_fact VALUES
	('g-1', 'GIFT', '2026-03-02 10:00:00+00', 'ada', 20000, 'USD', 2, 'fan', 'rose', 'Rose', 1, NULL, NULL),
	('g-2', 'GIFT', '2026-03-09 10:00:00+00', 'ada', 10000, 'USD', 2, 'fan', 'rose', 'Rose', 1, NULL, NULL),
	('g-3', 'GIFT', '2026-03-02 10:00:00+00', 'ben', 10000, 'USD', 2, 'fan', 'rose', 'Rose', 1, NULL, NULL),
	('g-4', 'GIFT', '2026-03-10 10:00:00+00', 'cleo', 3000, 'JPY', 0, 'fan', 'rose', 'Rose', 1, NULL, NULL),
	('g-5', 'GIFT', '2026-03-02 10:00:00+00', 'dora', 1000, 'USD', 2, 'fan', 'rose', 'Rose', 1, NULL, NULL),
	('r-1', 'REFUND', '2026-03-10 11:00:00+00', 'ada', 1000, 'USD', 2, 'fan', 'rose', 'Rose', 1, 'g-2', NULL),
	('sub-1', 'REVENUE', '2026-03-02 10:00:00+00', 'eve', 20000, 'EUR', 2, NULL, NULL, NULL, NULL, NULL, 'SUBSCRIPTION');
-- Data for Name: fanfare_hold; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_hold VALUES
	('s-1', 'ada', 'USD', 2, '2026-03-17 10:00:00+00', 275),
	('s-1', 'ben', 'USD', 2, '2026-03-17 10:00:00+00', 275),
	('g-2', 'ada', 'USD', 2, '2026-03-16 10:00:00+00', 4950),
	('g-4', 'cleo', 'JPY', 0, '2026-03-17 10:00:00+00', 1650);
-- Data for Name: fanfare_operation; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_operation VALUES
	('register-ada', 'creator.register', '0fdf65817eb005f1ae6ba8c1e8f7b826eace2d5d19a52a2c84fe9acfceda7369 id=6e9aa4b6 displayName=6e9aa4b6 currency=d7a15e17 zone=297520aa joinedAt=995cc459 verification=b242b3ad payoutHold=74234e98', '2026-03-02 09:00:00+00', 'dev.fanfare.creator.Creators$CreatorChanged', '{"creator":{"id":{"value":"ada"},"displayName":"ada","currency":{"code":"USD","scale":2},"zone":"Z","joinedAt":"2026-03-02T09:00:00Z","verification":"VERIFIED","payoutHold":null},"replayed":false}'),
	('register-ben', 'creator.register', '4b923cc62d90496602b919a8826bed9dfdef930ca63e54bf740deca1b3ba263e id=5a47c43b displayName=5a47c43b currency=d7a15e17 zone=297520aa joinedAt=995cc459 verification=b242b3ad payoutHold=74234e98', '2026-03-02 09:00:00+00', 'dev.fanfare.creator.Creators$CreatorChanged', '{"creator":{"id":{"value":"ben"},"displayName":"ben","currency":{"code":"USD","scale":2},"zone":"Z","joinedAt":"2026-03-02T09:00:00Z","verification":"VERIFIED","payoutHold":null},"replayed":false}'),
	('register-dora', 'creator.register', 'cfeee85bba20bb4721746102aecf2940669124226e82359e176fbab25b10fb1d id=9f7955d0 displayName=9f7955d0 currency=d7a15e17 zone=297520aa joinedAt=995cc459 verification=b242b3ad payoutHold=74234e98', '2026-03-02 09:00:00+00', 'dev.fanfare.creator.Creators$CreatorChanged', '{"creator":{"id":{"value":"dora"},"displayName":"dora","currency":{"code":"USD","scale":2},"zone":"Z","joinedAt":"2026-03-02T09:00:00Z","verification":"VERIFIED","payoutHold":null},"replayed":false}'),
	('register-cleo', 'creator.register', 'cde3be81c82f23fa641181e3aa631d42f369e1df5af9fa872b1f6f188560e6b0 id=a5bd526d displayName=a5bd526d currency=89186fa5 zone=297520aa joinedAt=995cc459 verification=f137d983 payoutHold=74234e98', '2026-03-02 09:00:00+00', 'dev.fanfare.creator.Creators$CreatorChanged', '{"creator":{"id":{"value":"cleo"},"displayName":"cleo","currency":{"code":"JPY","scale":0},"zone":"Z","joinedAt":"2026-03-02T09:00:00Z","verification":"PENDING","payoutHold":null},"replayed":false}'),
	('register-eve', 'creator.register', '9c623f9c9a5895a35e1b55e02417a225586876a632110dd8540688c50c1499de id=44bceea4 displayName=44bceea4 currency=5c7be600 zone=297520aa joinedAt=995cc459 verification=b242b3ad payoutHold=74234e98', '2026-03-02 09:00:00+00', 'dev.fanfare.creator.Creators$CreatorChanged', '{"creator":{"id":{"value":"eve"},"displayName":"eve","currency":{"code":"EUR","scale":2},"zone":"Z","joinedAt":"2026-03-02T09:00:00Z","verification":"VERIFIED","payoutHold":null},"replayed":false}'),
	('hold-dora', 'creator.hold-payouts', 'aaf14f16c232819e32002c100bfbc92c6962ca41f3ec8dc22de888c636c4dede creator=9f7955d0 reason=9e891d2c', '2026-03-02 09:00:00+00', 'dev.fanfare.creator.Creators$CreatorChanged', '{"creator":{"id":{"value":"dora"},"displayName":"dora","currency":{"code":"USD","scale":2},"zone":"Z","joinedAt":"2026-03-02T09:00:00Z","verification":"VERIFIED","payoutHold":"charged back"},"replayed":false}'),
	('duet', 'collaboration.propose', '35d91459eaa1f5899160a3ffcd83fcc813ac48a5d498058ebe9cd216d4a44ff0 initiator=6e9aa4b6 target=5a47c43b type=a1eb5e9b description=e0167749 split=8595b53e reference=74234e98 answerTime=094bb11b', '2026-03-02 09:00:00+00', 'dev.fanfare.collaboration.Collaborations$ProposeResult$Proposed', '{"collaboration":"24208887-cd16-5aa5-a733-7125c498ab99","expiresAt":"2026-03-16T09:00:00Z","replayed":false}'),
	('duet-yes', 'collaboration.accept', '9ef578e00a7219bb647a64dc9444767838dba96cf51548ade3749f68e45e488c collaboration=8b39357c by=5a47c43b', '2026-03-02 09:00:00+00', 'dev.fanfare.collaboration.Collaborations$ChangeResult$Changed', '{"collaboration":"24208887-cd16-5aa5-a733-7125c498ab99","state":"ACCEPTED","at":"2026-03-02T09:00:00Z","replayed":false}'),
	('video', 'collaboration.propose', '1a46f8276ed459764db57b8a9ae0dbf80c227cfcdc2f3bbd40ebbee117ee93ba initiator=6e9aa4b6 target=a5bd526d type=4abffe84 description=ac1c4805 split=f8ed385b reference=74234e98 answerTime=094bb11b', '2026-03-02 09:00:00+00', 'dev.fanfare.collaboration.Collaborations$ProposeResult$Proposed', '{"collaboration":"be6f2c7b-ee9b-5762-a9c3-87384133d8a3","expiresAt":"2026-03-16T09:00:00Z","replayed":false}'),
	('s-1', 'earning.sale', '0285a50b2a148cddf8e9ee943aa74f7492621901d3d0c4c5f9f11bab613d24b7 id=a703eb27 source=25d00ecb at=49df3c69 gross=fa416dca split=8595b53e', '2026-03-10 10:00:00+00', 'dev.fanfare.earning.SaleResult$Recorded', '{"sale":{"id":"s-1","source":"TIP","at":"2026-03-10T10:00:00Z","gross":{"minor":1000,"asset":{"code":"USD","scale":2}},"parts":[{"creator":{"value":"ada"},"gross":{"minor":500,"asset":{"code":"USD","scale":2}},"rate":{"ppm":550000},"earned":{"minor":275,"asset":{"code":"USD","scale":2}}},{"creator":{"value":"ben"},"gross":{"minor":500,"asset":{"code":"USD","scale":2}},"rate":{"ppm":550000},"earned":{"minor":275,"asset":{"code":"USD","scale":2}}}],"availableAt":"2026-03-17T10:00:00Z","split":"575b3c75-4a09-5941-add4-3c2fc3750a97"},"replayed":false}'),
	('by-hand', 'ledger.adjust', 'd9261bb8345f4fd3f0f8c1c101f13aeaf16730e09464396a3b06573c9e66644b lines=9382959f reference=a4fa46cf', '2026-03-13 04:00:00+00', 'dev.fanfare.ledger.Ledger$AdjustResult$Booked', '{"transaction":"019ce559-e600-7236-9933-9fd999533598","replayed":false}'),
	('r-5', 'earning.refund', '9712850e60222bf8c3834e844e64c79e4a632e7d2ed1139e653e5b5c2cdc1eac of=0293e8c6 gross=fa416dca', '2026-03-13 04:00:00+00', 'dev.fanfare.earning.RefundResult$Recorded', '{"refund":{"id":"r-5","of":"g-5","saleKnown":true,"source":"GIFT","at":"2026-03-13T04:00:00Z","gross":{"minor":1000,"asset":{"code":"USD","scale":2}},"parts":[{"creator":{"value":"dora"},"gross":{"minor":1000,"asset":{"code":"USD","scale":2}},"clawedBack":{"minor":550,"asset":{"code":"USD","scale":2}},"fromPending":{"minor":0,"asset":{"code":"USD","scale":2}},"fromAvailable":{"minor":0,"asset":{"code":"USD","scale":2}},"owed":{"minor":550,"asset":{"code":"USD","scale":2}}}]},"replayed":false}'),
	('payout-ada-1', 'payout.request', '237cb151ac17ff5e032b314f68864eef48859f2634410d4a4d569d1dae84663e creator=6e9aa4b6 gross=ff1e17d7 method=c9d916c0', '2026-03-13 04:00:00+00', 'dev.fanfare.payout.RequestResult$Requested', '{"payout":"db2c9615-d211-5c81-90aa-bd2ba5e96e90","state":"APPROVED","gross":{"minor":5000,"asset":{"code":"USD","scale":2}},"fee":{"minor":100,"asset":{"code":"USD","scale":2}},"tax":{"minor":0,"asset":{"code":"USD","scale":2}},"net":{"minor":4900,"asset":{"code":"USD","scale":2}},"replayed":false}'),
	('payout-ben-1', 'payout.request', '4ba440ad801789699d89d624f4376ea80cd2e36c4b57ac8b742b92447bd01dc9 creator=5a47c43b gross=7b629da5 method=c9d916c0', '2026-03-13 04:00:00+00', 'dev.fanfare.payout.RequestResult$Requested', '{"payout":"1465bb69-5e21-5ea5-aaf6-941c9469c0e7","state":"APPROVED","gross":{"minor":5500,"asset":{"code":"USD","scale":2}},"fee":{"minor":110,"asset":{"code":"USD","scale":2}},"tax":{"minor":0,"asset":{"code":"USD","scale":2}},"net":{"minor":5390,"asset":{"code":"USD","scale":2}},"replayed":false}'),
	('payout-ada-2', 'payout.request', '058d4682c8ce577916b2c9d766bcc96c042fb668ec32272d20971cb90965fc69 creator=6e9aa4b6 gross=360bfc00 method=c9d916c0', '2026-03-13 04:00:00+00', 'dev.fanfare.payout.RequestResult$Requested', '{"payout":"782b0a83-a9ae-50b9-83a8-606c8d9a872a","state":"APPROVED","gross":{"minor":2000,"asset":{"code":"USD","scale":2}},"fee":{"minor":40,"asset":{"code":"USD","scale":2}},"tax":{"minor":0,"asset":{"code":"USD","scale":2}},"net":{"minor":1960,"asset":{"code":"USD","scale":2}},"replayed":false}'),
	('payout-run/2026-03-13T04:00:00Z/bank_transfer/EUR', 'payout.run', '6b66b9507d2a2eb67377c1d91d7a7e24885968ab1d1710d90690f2bbee3e5b9b cutoff=9bd999bd method=c65c1ea0 asset=5c7be600 periodEnd=27346765 minimum=74234e98', '2026-03-13 04:00:00+00', 'dev.fanfare.payout.PayoutRun$Begun', '{"run":{"value":"payout-run/2026-03-13T04:00:00Z/bank_transfer/EUR"},"replayed":false}'),
	('290515c4-7cd4-5535-9a62-ac09290bb542', 'payout.run-request', 'fca3b12fbb93813b5453b9c8de7b5b628f3fab5c51174169662dee4bc52265e7 run=f36c6869 creator=44bceea4', '2026-03-13 04:00:00+00', 'dev.fanfare.payout.RequestResult$Requested', '{"payout":"ad737b1b-84fa-5135-a56e-6bd93a911551","state":"APPROVED","gross":{"minor":11000,"asset":{"code":"EUR","scale":2}},"fee":{"minor":275,"asset":{"code":"EUR","scale":2}},"tax":{"minor":0,"asset":{"code":"EUR","scale":2}},"net":{"minor":10725,"asset":{"code":"EUR","scale":2}},"replayed":false}'),
	('reserve-1', 'earning.reserve', 'e1b3540c8fd27af48cf3507141d4b33e99336293be63c346006755b80bece972 creator=6e9aa4b6 amount=1dfb35f3 reason=8d85d00e', '2026-03-13 04:00:00+00', 'dev.fanfare.earning.ReserveResult$Moved', '{"amount":{"minor":500,"asset":{"code":"USD","scale":2}},"replayed":false}'),
	('tiers-1', 'tier.evaluate-all', 'ebed811e865810578f22993cacb2a691b239aa3b51b2ba01f9b9ad90526c906b policy=1f828430', '2026-03-13 04:00:00+00', 'dev.fanfare.tier.TierService$RunBegun', '{"policyVersion":"program-1-USD","replayed":false}'),
	('9845c33e-0058-54fd-bd7c-1779c18b7252', 'tier.evaluate-in-run', 'e7286ca4c6f6857ed445c0ae173b69264441f3cdf6f24ae5d8f5707ad531fa61 creator=6e9aa4b6', '2026-03-13 04:00:00+00', 'dev.fanfare.tier.TierService$EvaluatedInRun', '{"tier":"bronze","outcome":"FIRST","replayed":false}'),
	('95900d18-0362-580b-a06f-e29d490f3073', 'credit.set-allowance', '9dba3a1e279169e8b97eb5fe7a581f739a3d079ebb703fd1d7e6e6f2e828236f creator=6e9aa4b6 monthly=b4f30eb3 policyVersion=1f828430', '2026-03-13 04:00:00+00', 'dev.fanfare.credit.AllowanceChanged', '{"creator":{"value":"ada"},"granted":[{"type":{"code":"general"},"amount":500}],"replayed":false}'),
	('d040292f-54ae-52e0-a8f9-c11c55528752', 'credit.set-allowance', '775775e9945d2a281774b7f646c1077566edb8c2bade955ee8ce6f02671cd2ad creator=6e9aa4b6 monthly=c239c7ac policyVersion=1f828430', '2026-03-13 04:00:00+00', 'dev.fanfare.credit.AllowanceChanged', '{"creator":{"value":"ada"},"granted":[{"type":{"code":"general"},"amount":1500}],"replayed":false}'),
	('partner-ada', 'tier.override', 'afd7f66ff5dfe78311610e7510baa4140649d4b60abe99edd28411bd91b9792c creator=6e9aa4b6 tier=a2de5740 reason=9852dbfa until=90c12b07', '2026-03-13 04:00:00+00', 'dev.fanfare.tier.TierService$Overridden', '{"creator":{"value":"ada"},"tier":"gold","previous":"bronze","changed":true,"until":"2026-04-01T00:00:00Z","replayed":false}'),
	('445704e0-9205-5a09-b721-e6d139a442b6', 'credit.set-allowance', '1cd00140b9c0d23346f98f7bbf32387f598844997ba97d89d4cb38beba1a818e creator=5a47c43b monthly=c239c7ac policyVersion=1f828430', '2026-03-13 04:00:00+00', 'dev.fanfare.credit.AllowanceChanged', '{"creator":{"value":"ben"},"granted":[{"type":{"code":"general"},"amount":2000}],"replayed":false}'),
	('partner-ben', 'tier.override', 'a635f14da0f519198a250ee9ef8a668ea794e9842833fa41d677a93bde75efb3 creator=5a47c43b tier=a2de5740 reason=9852dbfa until=90c12b07', '2026-03-13 04:00:00+00', 'dev.fanfare.tier.TierService$Overridden', '{"creator":{"value":"ben"},"tier":"gold","previous":null,"changed":true,"until":"2026-04-01T00:00:00Z","replayed":false}'),
	('dfd1fb46-f48b-5a2b-917e-7fa025117e08', 'credit.grant', 'e1200b5bcfaa8974e13c08e7a6d6588890eae95d77d161119b66d4cf067c4b5c wallet=28ec6ba3 amount=e8702793 source=aa14428a priority=6f524aba effectiveAt=74234e98 expiresAt=74234e98', '2026-03-13 04:00:00+00', 'dev.fanfare.credit.Granted', '{"grant":"8d83739f-ccb7-5223-8213-4e32db78b127","amount":100,"available":2100,"replayed":false}'),
	('3688ff48-4b35-5b45-884d-78fe4e233268', 'credit.grant', 'e1200b5bcfaa8974e13c08e7a6d6588890eae95d77d161119b66d4cf067c4b5c wallet=28ec6ba3 amount=e8702793 source=aa14428a priority=6f524aba effectiveAt=74234e98 expiresAt=74234e98', '2026-03-13 04:00:00+00', 'dev.fanfare.credit.Granted', '{"grant":"0b7e231a-2029-52de-a158-25d90b24b0b6","amount":100,"available":2200,"replayed":false}'),
	('4bef0a91-924b-56bc-a162-f8c7d1f57536', 'credit.grant', 'e1200b5bcfaa8974e13c08e7a6d6588890eae95d77d161119b66d4cf067c4b5c wallet=28ec6ba3 amount=e8702793 source=aa14428a priority=6f524aba effectiveAt=74234e98 expiresAt=74234e98', '2026-03-13 04:00:00+00', 'dev.fanfare.credit.Granted', '{"grant":"b8e4b99d-b764-5be9-91ff-eb698ccc20f2","amount":100,"available":2300,"replayed":false}'),
	('achievements-1', 'achievement.check', 'a2ef5e4b548ccbbe658a64d35d8ad50444ba1439d667b3cb1cefdbef7d0c0304 creator=6e9aa4b6 asset=d7a15e17 figures=edf96689', '2026-03-13 04:00:00+00', 'dev.fanfare.achievement.Achievements$AchievementsChecked', '{"creator":{"value":"ada"},"unlocked":[{"creator":{"value":"ada"},"code":"views_1k","name":"1K Views","description":"1000 views of all videos together","badge":"🌱","rewardCredits":100,"policyVersion":"standard-1","metric":"total_views","value":12000,"unlockedAt":"2026-03-13T04:00:00Z"},{"creator":{"value":"ada"},"code":"views_10k","name":"10K Views","description":"10000 views of all videos together","badge":"🌟","rewardCredits":100,"policyVersion":"standard-1","metric":"total_views","value":12000,"unlockedAt":"2026-03-13T04:00:00Z"},{"creator":{"value":"ada"},"code":"followers_1k","name":"1K Followers","description":"1000 followers","badge":"👋","rewardCredits":100,"policyVersion":"standard-1","metric":"followers","value":1200,"unlockedAt":"2026-03-13T04:00:00Z"}],"replayed":false}'),
	('order-1', 'credit.grant', 'ae21604d246535fa143fbcf75cefa6e5d441fc15a714456a1af517ef870aca6c wallet=366bb31c amount=e8702793 source=f5b45ee6 priority=6f524aba effectiveAt=74234e98 expiresAt=74234e98', '2026-03-13 04:00:00+00', 'dev.fanfare.credit.Granted', '{"grant":"58f4b074-440e-58ab-9e99-55e31af67d6e","amount":100,"available":100,"replayed":false}'),
	('clip-1', 'credit.spend', '1ea75fa7daa8129016adaff34db0ab06a3f252b67794e8e758582eb16711faa2 wallet=366bb31c amount=2d69f499', '2026-03-13 04:00:00+00', 'dev.fanfare.credit.SpendResult$Spent', '{"charge":"38eedd24-7e52-5eac-af1d-d7814700a554","amount":30,"available":70,"replayed":false}'),
	('clip-2', 'credit.reserve', '4906d03079144bf0ec115982dd62ea9b2e3121ba82d268bdc7969fcc5c92c754 wallet=366bb31c amount=c16a2bb7 ttl=72a76209', '2026-03-13 04:00:00+00', 'dev.fanfare.credit.ReserveResult$Reserved', '{"reservation":"8a4e3543-860c-5655-9fde-d21b283b2a86","amount":20,"expiresAt":"2026-03-14T04:00:00Z","available":50,"replayed":false}'),
	('clip-3', 'credit.spend', '19f44e07909a14bc53fc3db29745d383b5ec27fe9dbaaca6b7820e5bd6086733 wallet=366bb31c amount=ab5a9f57', '2026-03-13 04:00:00+00', 'dev.fanfare.credit.SpendResult$Declined', '{"available":50,"replayed":false}');
-- Data for Name: fanfare_outbox; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_outbox OVERRIDING SYSTEM VALUE VALUES
	(1, '019cadc6-9a80-7554-b438-7a5b59e3238e', 'ada', '2026-03-02 09:00:00+00', 'dev.fanfare.collaboration.CollaborationChanged', '{"collaboration":"24208887-cd16-5aa5-a733-7125c498ab99","initiator":{"value":"ada"},"target":{"value":"ben"},"type":"DUET","state":"PENDING","at":"2026-03-02T09:00:00Z"}'),
	(2, '019cadc6-9a80-7554-b438-7a5c2ac5e5f6', 'ada', '2026-03-02 09:00:00+00', 'dev.fanfare.collaboration.CollaborationChanged', '{"collaboration":"24208887-cd16-5aa5-a733-7125c498ab99","initiator":{"value":"ada"},"target":{"value":"ben"},"type":"DUET","state":"ACCEPTED","at":"2026-03-02T09:00:00Z"}'),
	(3, '019cadc6-9a80-7554-b438-7a5d63e48e63', 'ada', '2026-03-02 09:00:00+00', 'dev.fanfare.collaboration.CollaborationChanged', '{"collaboration":"be6f2c7b-ee9b-5762-a9c3-87384133d8a3","initiator":{"value":"ada"},"target":{"value":"cleo"},"type":"COLLAB_VIDEO","state":"PENDING","at":"2026-03-02T09:00:00Z"}'),
	(4, '019ce559-e600-7236-9933-9fdb41a83beb', 'dora', '2026-03-13 04:00:00+00', 'dev.fanfare.earning.EarningsOwed', '{"creator":{"value":"dora"},"amount":{"minor":550,"asset":{"code":"USD","scale":2}},"refund":"r-5"}'),
	(5, '019ce559-e600-7236-9933-9fdf0cc66825', 'ada', '2026-03-13 04:00:00+00', 'dev.fanfare.payout.PayoutEvent$PayoutRequested', '{"creator":{"value":"ada"},"payout":"db2c9615-d211-5c81-90aa-bd2ba5e96e90","method":{"code":"paxum"},"gross":{"minor":5000,"asset":{"code":"USD","scale":2}},"net":{"minor":4900,"asset":{"code":"USD","scale":2}}}'),
	(6, '019ce559-e600-7236-9933-9fe1046883d1', 'ada', '2026-03-13 04:00:00+00', 'dev.fanfare.payout.PayoutEvent$PayoutCompleted', '{"creator":{"value":"ada"},"payout":"db2c9615-d211-5c81-90aa-bd2ba5e96e90","method":{"code":"paxum"},"net":{"minor":4900,"asset":{"code":"USD","scale":2}},"reference":"sandbox-d063dfa1-b34d-5b5e-9936-b4425ba1a442"}'),
	(7, '019ce559-e600-7236-9933-9fe4f636f08d', 'ben', '2026-03-13 04:00:00+00', 'dev.fanfare.payout.PayoutEvent$PayoutRequested', '{"creator":{"value":"ben"},"payout":"1465bb69-5e21-5ea5-aaf6-941c9469c0e7","method":{"code":"paxum"},"gross":{"minor":5500,"asset":{"code":"USD","scale":2}},"net":{"minor":5390,"asset":{"code":"USD","scale":2}}}'),
	(8, '019ce559-e600-7236-9933-9fe564626b99', 'ben', '2026-03-13 04:00:00+00', 'dev.fanfare.payout.PayoutEvent$PayoutUnknown', '{"creator":{"value":"ben"},"payout":"1465bb69-5e21-5ea5-aaf6-941c9469c0e7","net":{"minor":5390,"asset":{"code":"USD","scale":2}},"reason":"no answer: SandboxTimeoutException"}'),
	(9, '019ce559-e600-7236-9933-9fe8dc17a9c8', 'ada', '2026-03-13 04:00:00+00', 'dev.fanfare.payout.PayoutEvent$PayoutRequested', '{"creator":{"value":"ada"},"payout":"782b0a83-a9ae-50b9-83a8-606c8d9a872a","method":{"code":"paxum"},"gross":{"minor":2000,"asset":{"code":"USD","scale":2}},"net":{"minor":1960,"asset":{"code":"USD","scale":2}}}'),
	(10, '019ce559-e600-7236-9933-9feb80dab5db', 'eve', '2026-03-13 04:00:00+00', 'dev.fanfare.payout.PayoutEvent$PayoutRequested', '{"creator":{"value":"eve"},"payout":"ad737b1b-84fa-5135-a56e-6bd93a911551","method":{"code":"bank_transfer"},"gross":{"minor":11000,"asset":{"code":"EUR","scale":2}},"net":{"minor":10725,"asset":{"code":"EUR","scale":2}}}'),
	(11, '019ce559-e600-7236-9933-9fec60354b66', 'eve', '2026-03-13 04:00:00+00', 'dev.fanfare.payout.PayoutEvent$PayoutSubmitted', '{"creator":{"value":"eve"},"payout":"ad737b1b-84fa-5135-a56e-6bd93a911551","method":{"code":"bank_transfer"},"net":{"minor":10725,"asset":{"code":"EUR","scale":2}},"reference":"fb76f86fba0e576ea24da70de8ed611b"}'),
	(12, '019ce559-e600-7236-9933-9fee2a25cf48', 'ada', '2026-03-13 04:00:00+00', 'dev.fanfare.tier.TierChanged', '{"creator":{"value":"ada"},"previous":null,"tier":"bronze","level":2,"cause":"EVALUATION","from":"2026-03-13T04:00:00Z","policyVersion":"program-1-USD"}'),
	(13, '019ce559-e600-7236-9933-9fef201d69db', 'ada', '2026-03-13 04:00:00+00', 'dev.fanfare.credit.CreditsGranted', '{"wallet":{"creator":{"value":"ada"},"type":{"code":"general"}},"grant":"96231b4c-cb96-5fc3-9eab-d01cec5e733d","source":"ALLOWANCE","amount":500,"expiresAt":"2026-04-13T04:00:00Z","available":500,"at":"2026-03-13T04:00:00Z"}'),
	(14, '019ce559-e600-7236-9933-9ff0917ec6d4', 'ada', '2026-03-13 04:00:00+00', 'dev.fanfare.tier.TierChanged', '{"creator":{"value":"ada"},"previous":"bronze","tier":"gold","level":4,"cause":"OVERRIDE","from":"2026-03-13T04:00:00Z","policyVersion":"program-1-USD"}'),
	(15, '019ce559-e600-7236-9933-9ff1ecb7289b', 'ada', '2026-03-13 04:00:00+00', 'dev.fanfare.credit.CreditsGranted', '{"wallet":{"creator":{"value":"ada"},"type":{"code":"general"}},"grant":"ac58f617-9074-53a7-87c4-6e4547041784","source":"ALLOWANCE","amount":1500,"expiresAt":"2026-04-13T04:00:00Z","available":2000,"at":"2026-03-13T04:00:00Z"}'),
	(16, '019ce559-e600-7236-9933-9ff25cce6282', 'ben', '2026-03-13 04:00:00+00', 'dev.fanfare.tier.TierChanged', '{"creator":{"value":"ben"},"previous":null,"tier":"gold","level":4,"cause":"OVERRIDE","from":"2026-03-13T04:00:00Z","policyVersion":"program-1-USD"}'),
	(17, '019ce559-e600-7236-9933-9ff392d8f7bc', 'ben', '2026-03-13 04:00:00+00', 'dev.fanfare.credit.CreditsGranted', '{"wallet":{"creator":{"value":"ben"},"type":{"code":"general"}},"grant":"49806bc1-c14e-5925-90d4-3f82af5c98cc","source":"ALLOWANCE","amount":2000,"expiresAt":"2026-04-13T04:00:00Z","available":2000,"at":"2026-03-13T04:00:00Z"}'),
	(18, '019ce559-e600-7236-9933-9ff47db5ff49', 'ada', '2026-03-13 04:00:00+00', 'dev.fanfare.credit.CreditsGranted', '{"wallet":{"creator":{"value":"ada"},"type":{"code":"general"}},"grant":"8d83739f-ccb7-5223-8213-4e32db78b127","source":"ACHIEVEMENT","amount":100,"expiresAt":null,"available":2100,"at":"2026-03-13T04:00:00Z"}'),
	(19, '019ce559-e600-7236-9933-9ff5e216473a', 'ada', '2026-03-13 04:00:00+00', 'dev.fanfare.achievement.AchievementUnlocked', '{"creator":{"value":"ada"},"code":"views_1k","name":"1K Views","badge":"🌱","rewardCredits":100,"at":"2026-03-13T04:00:00Z"}'),
	(20, '019ce559-e600-7236-9933-9ff61115ab84', 'ada', '2026-03-13 04:00:00+00', 'dev.fanfare.credit.CreditsGranted', '{"wallet":{"creator":{"value":"ada"},"type":{"code":"general"}},"grant":"0b7e231a-2029-52de-a158-25d90b24b0b6","source":"ACHIEVEMENT","amount":100,"expiresAt":null,"available":2200,"at":"2026-03-13T04:00:00Z"}'),
	(21, '019ce559-e600-7236-9933-9ff713cdb410', 'ada', '2026-03-13 04:00:00+00', 'dev.fanfare.achievement.AchievementUnlocked', '{"creator":{"value":"ada"},"code":"views_10k","name":"10K Views","badge":"🌟","rewardCredits":100,"at":"2026-03-13T04:00:00Z"}'),
	(22, '019ce559-e600-7236-9933-9ff80ffd8961', 'ada', '2026-03-13 04:00:00+00', 'dev.fanfare.credit.CreditsGranted', '{"wallet":{"creator":{"value":"ada"},"type":{"code":"general"}},"grant":"b8e4b99d-b764-5be9-91ff-eb698ccc20f2","source":"ACHIEVEMENT","amount":100,"expiresAt":null,"available":2300,"at":"2026-03-13T04:00:00Z"}'),
	(23, '019ce559-e600-7236-9933-9ff9159c85ad', 'ada', '2026-03-13 04:00:00+00', 'dev.fanfare.achievement.AchievementUnlocked', '{"creator":{"value":"ada"},"code":"followers_1k","name":"1K Followers","badge":"👋","rewardCredits":100,"at":"2026-03-13T04:00:00Z"}'),
	(24, '019ce559-e600-7236-9933-9ffadbb40dc5', 'ada', '2026-03-13 04:00:00+00', 'dev.fanfare.credit.CreditsGranted', '{"wallet":{"creator":{"value":"ada"},"type":{"code":"video_edit"}},"grant":"58f4b074-440e-58ab-9e99-55e31af67d6e","source":"PURCHASE","amount":100,"expiresAt":null,"available":100,"at":"2026-03-13T04:00:00Z"}'),
	(25, '019ce559-e600-7236-9933-9ffb266566cf', 'ada', '2026-03-13 04:00:00+00', 'dev.fanfare.credit.CreditsExhausted', '{"wallet":{"creator":{"value":"ada"},"type":{"code":"video_edit"}},"available":50,"missing":30,"at":"2026-03-13T04:00:00Z"}');
-- Data for Name: fanfare_outbox_subject; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_outbox_subject VALUES
	('ada'),
	('dora'),
	('ben'),
	('eve');
-- Data for Name: fanfare_payout; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_payout VALUES
	('db2c9615-d211-5c81-90aa-bd2ba5e96e90', 'ada', 'paxum', 'sandbox', 'USD', 2, 5000, NULL, NULL, NULL, NULL, NULL, 'USD', 2, 5000, 100, 0, 4900, 'standard-1', 'CREATOR', 100, NULL, NULL, 'PAID', 4, '2026-03-02', '2026-03-13', NULL, 'sandbox-d063dfa1-b34d-5b5e-9936-b4425ba1a442', NULL, NULL, '2026-03-13 04:00:00+00', '2026-03-13 04:00:00+00', '2026-03-13 04:00:00+00', '2026-03-13 04:00:00+00'),
	('1465bb69-5e21-5ea5-aaf6-941c9469c0e7', 'ben', 'paxum', 'sandbox', 'USD', 2, 5500, NULL, NULL, NULL, NULL, NULL, 'USD', 2, 5500, 110, 0, 5390, 'standard-1', 'CREATOR', 110, NULL, NULL, 'UNKNOWN', 4, '2026-03-02', '2026-03-13', NULL, NULL, NULL, NULL, '2026-03-13 04:00:00+00', '2026-03-13 04:00:00+00', NULL, '2026-03-13 04:00:00+00'),
	('782b0a83-a9ae-50b9-83a8-606c8d9a872a', 'ada', 'paxum', 'sandbox', 'USD', 2, 2000, NULL, NULL, NULL, NULL, NULL, 'USD', 2, 2000, 40, 0, 1960, 'standard-1', 'CREATOR', 40, NULL, NULL, 'APPROVED', 2, '2026-03-13', '2026-03-13', NULL, NULL, NULL, NULL, '2026-03-13 04:00:00+00', NULL, NULL, '2026-03-13 04:00:00+00'),
	('ad737b1b-84fa-5135-a56e-6bd93a911551', 'eve', 'bank_transfer', 'bank-file', 'EUR', 2, 11000, NULL, NULL, NULL, NULL, NULL, 'EUR', 2, 11000, 275, 0, 10725, 'standard-1', 'CREATOR', 275, NULL, NULL, 'SUBMITTED', 4, '2026-03-02', '2026-03-13', 'payout-run/2026-03-13T04:00:00Z/bank_transfer/EUR', 'fb76f86fba0e576ea24da70de8ed611b', NULL, NULL, '2026-03-13 04:00:00+00', '2026-03-13 04:00:00+00', NULL, '2026-03-13 04:00:00+00');
-- Data for Name: fanfare_payout_attempt; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_payout_attempt OVERRIDING SYSTEM VALUE VALUES
	('d063dfa1-b34d-5b5e-9936-b4425ba1a442', 1, 'db2c9615-d211-5c81-90aa-bd2ba5e96e90', 'ada', 'paxum', 'USD', 2, 4900, '2026-03-13 04:00:00+00', 'sandbox', '\x01c85f98e0943a99e6dfcc227ed884a844f947243c4d7be699d48ec542cecb0e5409961196c14c9093b5c6265f956d2d35411f30826b16660ac28979fa1a44a7ef570d4e035d54bcb469e2391d56800ed5991df394213b80989adce560116264b417fe8dd2bdfe2571dffe11992c615df562b432c31208535e6a6188b45bf7fd6efd3742b74eac277a4d5977eb0c2c1704c016468c70b60e054b', 3361708256, false, NULL, false, 1, 0, NULL),
	('cc4b1b44-7afb-59f6-8aed-6d1ae03014f5', 2, '1465bb69-5e21-5ea5-aaf6-941c9469c0e7', 'ben', 'paxum', 'USD', 2, 5390, '2026-03-13 04:00:00+00', 'sandbox', '\x01c85f98e05261059d479a1623286504323eb4f069ce05722e694443d0268f4d696ddb522f02817c440dc43193a6ab63ba61c7b97531e2d95d47c070a93fe0d2cb823a9e2478a0876567387a1547256f63988591619aab541f4903804a10c47d9cfaaedeb15cbc0f594c8bc2680c360bc25107683fae243d46ff3ee29ebba983c76ac82ded40adfd52ca55f43ee788f0ba5027ee7de998c0d09f', 3361708256, true, '1465bb69-5e21-5ea5-aaf6-941c9469c0e7', false, 1, 0, '2026-03-13 04:01:00+00'),
	('fb76f86f-ba0e-576e-a24d-a70de8ed611b', 3, 'ad737b1b-84fa-5135-a56e-6bd93a911551', 'eve', 'bank_transfer', 'EUR', 2, 10725, '2026-03-13 04:00:00+00', 'bank-file', '\x01c85f98e0542538d799533de12d0e9a03e402be3cd4928ed46d1737b597a70f959a779d0370b85ade4a1eaa35915321ead1b852f309b6199cceb0bf263cbf8181b7ebd8ec2ed40726b3e6e01f5e8fe286e256d7aa4b51b52f5dc800ae0a2e818fffcfe3aa1fb39e2ecded3a90a809c2909dc3cf257592181e1fc026b932355aeccdc24a6e882f2981715ed14cfb9db790b85310d67dd6ebef8d2043d3c1', 3361708256, true, 'ad737b1b-84fa-5135-a56e-6bd93a911551', true, 1, 0, '2026-03-13 10:00:00+00');
-- Data for Name: fanfare_payout_destination; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_payout_destination VALUES
	('ada', 'paxum', '\x01c85f98e09cd4395c361699122a38636378cdc9773b68a5921c1afc2abaa2508ae1d4f7aff9cdb0c7e54b9d5c9e51ccd83042e17aff46ccac90864be6976f6b4dab62e2de3d80cf9f17543442a614cf389931694494fb5e1128eb2da485194109d4eae25cb7a9af29796109db311aae231690252f9b744f0ae4b383c0c5f3d3933f57b9d306449956fcd172a5cdb3c335695ee6c5c3b57fb239', 3361708256),
	('ben', 'paxum', '\x01c85f98e0332e9b01557ad5df51d2791506c4ad19fe8eabb9a6fc917c2bf6ec508972430c88b4843420b88575a1024c456e9e9594c5d82d5e174663610c8a1088e2f5b323278bfa12cf89c3ea41368d487b8dc0d551cadda549f255eb081e96297a7a3f1b895e337ec3a2ad824574550109f1cbc0f579ac5af285475975eaad0d1386c8bdc761b33ff80a3b3b80574a3a6b3c28440bc45a48df', 3361708256),
	('eve', 'bank_transfer', '\x01c85f98e05826820e1cb720ddb69a1fadbab3575332edcce9d4a3c748d07527f7881a437dcab5b3aee8308e43d8e1cb8309bd96b24467699d964355b6b513d765ac44d3c3e045cccfe0c38433c15f8142ff7642357227f0a929f0981f2bd28f3a975acb673f241442978253027a4c1e772a344eff41c6c77d118f34015bbe442b95767780fb01d83d1880c02a383ee7a92aa66cacd99e166e4d8687ef14', 3361708256);
-- Data for Name: fanfare_payout_fee_line; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_payout_fee_line VALUES
	('db2c9615-d211-5c81-90aa-bd2ba5e96e90', 0, 'PERCENTAGE', 100),
	('1465bb69-5e21-5ea5-aaf6-941c9469c0e7', 0, 'PERCENTAGE', 110),
	('782b0a83-a9ae-50b9-83a8-606c8d9a872a', 0, 'PERCENTAGE', 40),
	('ad737b1b-84fa-5135-a56e-6bd93a911551', 0, 'PERCENTAGE', 275);
-- Data for Name: fanfare_payout_report; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_payout_report VALUES
	('sandbox', 'sandbox-d063dfa1-b34d-5b5e-9936-b4425ba1a442-1', 'd063dfa1-b34d-5b5e-9936-b4425ba1a442', 'PAID', 'sandbox-d063dfa1-b34d-5b5e-9936-b4425ba1a442', NULL, '2026-03-13 04:00:00+00');
-- Data for Name: fanfare_payout_run; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_payout_run VALUES
	('payout-run/2026-03-13T04:00:00Z/bank_transfer/EUR', '2026-03-13 04:00:00+00', 'bank_transfer', 'EUR', 2, '2026-03-13', NULL, 'FINISHED');
-- Data for Name: fanfare_payout_run_entry; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_payout_run_entry VALUES
	('payout-run/2026-03-13T04:00:00Z/bank_transfer/EUR', 'eve', 'SUBMITTED', NULL, 'ad737b1b-84fa-5135-a56e-6bd93a911551', 11000, 'EUR', 2, 10725, 'EUR', 2);
-- Data for Name: fanfare_payout_step; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_payout_step VALUES
	('db2c9615-d211-5c81-90aa-bd2ba5e96e90', 1, NULL, NULL, 'REQUESTED', DEFAULT, DEFAULT, '2026-03-13 04:00:00+00', 'POLICY', 'policy', 'requested at fee schedule standard-1', NULL),
	('db2c9615-d211-5c81-90aa-bd2ba5e96e90', 2, 1, 'REQUESTED', 'APPROVED', DEFAULT, DEFAULT, '2026-03-13 04:00:00+00', 'POLICY', 'policy', 'approved by policy', NULL),
	('db2c9615-d211-5c81-90aa-bd2ba5e96e90', 3, 2, 'APPROVED', 'SUBMITTING', DEFAULT, DEFAULT, '2026-03-13 04:00:00+00', 'POLICY', 'policy', 'attempt d063dfa1-b34d-5b5e-9936-b4425ba1a442', NULL),
	('db2c9615-d211-5c81-90aa-bd2ba5e96e90', 4, 3, 'SUBMITTING', 'PAID', DEFAULT, DEFAULT, '2026-03-13 04:00:00+00', 'ANSWER', 'sandbox', 'paid', NULL),
	('1465bb69-5e21-5ea5-aaf6-941c9469c0e7', 1, NULL, NULL, 'REQUESTED', DEFAULT, DEFAULT, '2026-03-13 04:00:00+00', 'POLICY', 'policy', 'requested at fee schedule standard-1', NULL),
	('1465bb69-5e21-5ea5-aaf6-941c9469c0e7', 2, 1, 'REQUESTED', 'APPROVED', DEFAULT, DEFAULT, '2026-03-13 04:00:00+00', 'POLICY', 'policy', 'approved by policy', NULL),
	('1465bb69-5e21-5ea5-aaf6-941c9469c0e7', 3, 2, 'APPROVED', 'SUBMITTING', DEFAULT, DEFAULT, '2026-03-13 04:00:00+00', 'POLICY', 'policy', 'attempt cc4b1b44-7afb-59f6-8aed-6d1ae03014f5', NULL),
	('1465bb69-5e21-5ea5-aaf6-941c9469c0e7', 4, 3, 'SUBMITTING', 'UNKNOWN', DEFAULT, DEFAULT, '2026-03-13 04:00:00+00', 'SILENCE', 'sandbox', 'no answer: SandboxTimeoutException', NULL),
	('782b0a83-a9ae-50b9-83a8-606c8d9a872a', 1, NULL, NULL, 'REQUESTED', DEFAULT, DEFAULT, '2026-03-13 04:00:00+00', 'POLICY', 'policy', 'requested at fee schedule standard-1', NULL),
	('782b0a83-a9ae-50b9-83a8-606c8d9a872a', 2, 1, 'REQUESTED', 'APPROVED', DEFAULT, DEFAULT, '2026-03-13 04:00:00+00', 'POLICY', 'policy', 'approved by policy', NULL),
	('ad737b1b-84fa-5135-a56e-6bd93a911551', 1, NULL, NULL, 'REQUESTED', DEFAULT, DEFAULT, '2026-03-13 04:00:00+00', 'POLICY', 'policy', 'requested at fee schedule standard-1', NULL),
	('ad737b1b-84fa-5135-a56e-6bd93a911551', 2, 1, 'REQUESTED', 'APPROVED', DEFAULT, DEFAULT, '2026-03-13 04:00:00+00', 'POLICY', 'policy', 'approved by policy', NULL),
	('ad737b1b-84fa-5135-a56e-6bd93a911551', 3, 2, 'APPROVED', 'SUBMITTING', DEFAULT, DEFAULT, '2026-03-13 04:00:00+00', 'POLICY', 'policy', 'attempt fb76f86f-ba0e-576e-a24d-a70de8ed611b', NULL),
	('ad737b1b-84fa-5135-a56e-6bd93a911551', 4, 3, 'SUBMITTING', 'SUBMITTED', DEFAULT, DEFAULT, '2026-03-13 04:00:00+00', 'ANSWER', 'bank-file', 'accepted', NULL);
-- Data for Name: fanfare_payout_transition; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_payout_transition VALUES
	('REQUESTED', 'IN_REVIEW'),
	('REQUESTED', 'APPROVED'),
	('REQUESTED', 'CANCELLED'),
	('IN_REVIEW', 'APPROVED'),
	('IN_REVIEW', 'CANCELLED'),
	('APPROVED', 'SUBMITTING'),
	('APPROVED', 'CANCELLED'),
	('SUBMITTING', 'SUBMITTED'),
	('SUBMITTING', 'PAID'),
	('SUBMITTING', 'FAILED'),
	('SUBMITTING', 'UNKNOWN'),
	('SUBMITTED', 'PAID'),
	('SUBMITTED', 'FAILED'),
	('SUBMITTED', 'UNKNOWN'),
	('UNKNOWN', 'SUBMITTED'),
	('UNKNOWN', 'PAID'),
	('UNKNOWN', 'FAILED'),
	('PAID', 'RETURNED');
-- Data for Name: fanfare_posting; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_posting VALUES
	('bbd87bb1-a4e7-5bb2-8550-36ebb01c2b4c', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
	('34b9dc81-57f6-53ce-b85e-0e5626c89de9', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
	('36665fe2-8860-5421-9346-074f67ebfae1', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
	('bcc22fba-cef2-55dd-bf19-5197cead8c88', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
	('2d8b4a1f-5096-5448-ae9e-7cfb7f4b0598', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
	('772210ba-65dc-575a-b72a-e3c629e4db5a', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
	('b301c7d2-3283-56e0-a9ef-3b12609ad41c', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
	('9e642c64-0c75-565d-98ae-076bca4e5f60', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
	('bbd87bb1-a4e7-5bb2-8550-36ebb01c2b4c', 1, '019cd730-6900-7071-a75b-4dc976d1de97', 0, '2026-03-10 10:00:00+00', 275, 0, 0, 275),
	('bcc22fba-cef2-55dd-bf19-5197cead8c88', 1, '019cd730-6900-7071-a75b-4dc976d1de97', 1, '2026-03-10 10:00:00+00', 275, 0, 0, 275),
	('fd065fdc-4ef8-5791-9559-1f0f3afd6ed8', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
	('d6bb4bbc-9203-589b-a769-fedea8e48c88', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
	('084fc159-630f-55d1-8cd5-62009eacfa67', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
	('4992e6ec-dd93-5bb3-86bf-64025d20005c', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
	('2b4c2d36-dbd0-5646-b980-16fec2467775', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
	('41f9dde0-a618-5907-9ef0-135759bea9f4', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
	('43db2447-97d9-5c26-8197-e3b1f3315a09', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
	('7bb928fc-477b-55d0-a64a-cccbf9f402cd', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
	('b11d3ab8-219d-58da-94fb-f0c9b8a7435c', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
	('75d94cc9-4120-5e2f-b063-9f05e292816d', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
	('b52013df-ef3d-5d66-b9a9-cfbc369a73a8', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
	('62ffe2c0-8560-5d7a-ae35-068dbc3ad2ce', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
	('d86c029c-ada4-5947-b4ab-b83ecda92b85', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
	('bbd87bb1-a4e7-5bb2-8550-36ebb01c2b4c', 2, '019cd730-6900-7071-a75b-4dca54f3a3db', 0, '2026-03-02 10:00:00+00', 11000, 1, 275, 11275),
	('bcc22fba-cef2-55dd-bf19-5197cead8c88', 2, '019cd730-6900-7071-a75b-4dcbe03b7d5f', 0, '2026-03-02 10:00:00+00', 5500, 1, 275, 5775),
	('4992e6ec-dd93-5bb3-86bf-64025d20005c', 1, '019cd730-6900-7071-a75b-4dcc9b0ee40b', 0, '2026-03-02 10:00:00+00', 550, 0, 0, 550),
	('43db2447-97d9-5c26-8197-e3b1f3315a09', 1, '019cd730-6900-7071-a75b-4dcdfa46f5f3', 0, '2026-03-02 10:00:00+00', 11000, 0, 0, 11000),
	('bbd87bb1-a4e7-5bb2-8550-36ebb01c2b4c', 3, '019cd730-6900-7071-a75b-4dcebd04f3ca', 0, '2026-03-09 10:00:00+00', 5500, 2, 11275, 16775),
	('fd065fdc-4ef8-5791-9559-1f0f3afd6ed8', 1, '019cd730-6900-7071-a75b-4dcfc87a236b', 0, '2026-03-10 10:00:00+00', 1650, 0, 0, 1650),
	('bbd87bb1-a4e7-5bb2-8550-36ebb01c2b4c', 4, '019cd730-6900-7071-a75b-4dd09836bbc0', 0, '2026-03-10 11:00:00+00', -550, 3, 16775, 16225),
	('bbd87bb1-a4e7-5bb2-8550-36ebb01c2b4c', 5, '019ce559-e600-7236-9933-9fd501a55c87', 0, '2026-03-13 04:00:00+00', -11000, 4, 16225, 5225),
	('34b9dc81-57f6-53ce-b85e-0e5626c89de9', 1, '019ce559-e600-7236-9933-9fd501a55c87', 0, '2026-03-13 04:00:00+00', 11000, 0, 0, 11000),
	('bcc22fba-cef2-55dd-bf19-5197cead8c88', 3, '019ce559-e600-7236-9933-9fd616c76fe1', 0, '2026-03-13 04:00:00+00', -5500, 2, 5775, 275),
	('2d8b4a1f-5096-5448-ae9e-7cfb7f4b0598', 1, '019ce559-e600-7236-9933-9fd616c76fe1', 0, '2026-03-13 04:00:00+00', 5500, 0, 0, 5500),
	('4992e6ec-dd93-5bb3-86bf-64025d20005c', 2, '019ce559-e600-7236-9933-9fd7cf079221', 0, '2026-03-13 04:00:00+00', -550, 1, 550, 0),
	('2b4c2d36-dbd0-5646-b980-16fec2467775', 1, '019ce559-e600-7236-9933-9fd7cf079221', 0, '2026-03-13 04:00:00+00', 550, 0, 0, 550),
	('43db2447-97d9-5c26-8197-e3b1f3315a09', 2, '019ce559-e600-7236-9933-9fd876e556ca', 0, '2026-03-13 04:00:00+00', -11000, 1, 11000, 0),
	('7bb928fc-477b-55d0-a64a-cccbf9f402cd', 1, '019ce559-e600-7236-9933-9fd876e556ca', 0, '2026-03-13 04:00:00+00', 11000, 0, 0, 11000),
	('fc13bb4f-0590-514d-a234-359adc9424ea', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
	('2b4c2d36-dbd0-5646-b980-16fec2467775', 2, '019ce559-e600-7236-9933-9fd999533598', 0, '2026-03-13 04:00:00+00', -550, 1, 550, 0),
	('41f9dde0-a618-5907-9ef0-135759bea9f4', 1, '019ce559-e600-7236-9933-9fdc94dda0df', 0, '2026-03-13 04:00:00+00', -550, 0, 0, -550),
	('0b463cef-8e6a-5fe8-b3d9-b946a139097a', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
	('34b9dc81-57f6-53ce-b85e-0e5626c89de9', 2, '019ce559-e600-7236-9933-9fde66b1fd46', 0, '2026-03-13 04:00:00+00', -5000, 1, 11000, 6000),
	('0b463cef-8e6a-5fe8-b3d9-b946a139097a', 1, '019ce559-e600-7236-9933-9fde66b1fd46', 0, '2026-03-13 04:00:00+00', 5000, 0, 0, 5000),
	('843ed094-5a3f-51c2-917a-ab10fd9fa355', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
	('bde9e0bb-c0b1-556c-8117-d427d3eda031', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
	('0b463cef-8e6a-5fe8-b3d9-b946a139097a', 2, '019ce559-e600-7236-9933-9fe012e3ceab', 0, '2026-03-13 04:00:00+00', -4900, 1, 5000, 100),
	('0b463cef-8e6a-5fe8-b3d9-b946a139097a', 3, '019ce559-e600-7236-9933-9fe012e3ceab', 1, '2026-03-13 04:00:00+00', -100, 2, 100, 0),
	('75a8542c-b3cb-512f-9f77-6f905466ac97', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
	('2d8b4a1f-5096-5448-ae9e-7cfb7f4b0598', 2, '019ce559-e600-7236-9933-9fe351a67820', 0, '2026-03-13 04:00:00+00', -5500, 1, 5500, 0);
INSERT INTO public.fanfare_posting VALUES
	('75a8542c-b3cb-512f-9f77-6f905466ac97', 1, '019ce559-e600-7236-9933-9fe351a67820', 0, '2026-03-13 04:00:00+00', 5500, 0, 0, 5500),
	('34b9dc81-57f6-53ce-b85e-0e5626c89de9', 3, '019ce559-e600-7236-9933-9fe70d5cd381', 0, '2026-03-13 04:00:00+00', -2000, 2, 6000, 4000),
	('0b463cef-8e6a-5fe8-b3d9-b946a139097a', 4, '019ce559-e600-7236-9933-9fe70d5cd381', 0, '2026-03-13 04:00:00+00', 2000, 3, 0, 2000),
	('992896fb-5753-559e-a499-efb55d20fe57', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
	('7bb928fc-477b-55d0-a64a-cccbf9f402cd', 2, '019ce559-e600-7236-9933-9feacb2bf063', 0, '2026-03-13 04:00:00+00', -11000, 1, 11000, 0),
	('992896fb-5753-559e-a499-efb55d20fe57', 1, '019ce559-e600-7236-9933-9feacb2bf063', 0, '2026-03-13 04:00:00+00', 11000, 0, 0, 11000),
	('1ae3a016-99b4-5423-9ff6-adacd1cef7ab', 0, NULL, NULL, NULL, 0, NULL, NULL, 0),
	('34b9dc81-57f6-53ce-b85e-0e5626c89de9', 4, '019ce559-e600-7236-9933-9fed1bbfc689', 0, '2026-03-13 04:00:00+00', -500, 3, 4000, 3500),
	('1ae3a016-99b4-5423-9ff6-adacd1cef7ab', 1, '019ce559-e600-7236-9933-9fed1bbfc689', 0, '2026-03-13 04:00:00+00', 500, 0, 0, 500);
-- Data for Name: fanfare_refund; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_refund OVERRIDING SYSTEM VALUE VALUES
	('r-1', 1, 'g-2', true, 'GIFT', '2026-03-10 11:00:00+00', 1000, 'USD', 2),
	('r-5', 2, 'g-5', true, 'GIFT', '2026-03-13 04:00:00+00', 1000, 'USD', 2);
-- Data for Name: fanfare_refund_part; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_refund_part VALUES
	('r-1', 0, 'ada', '2026-03-10 11:00:00+00', 1000, 550, 550, 0, 0),
	('r-5', 0, 'dora', '2026-03-13 04:00:00+00', 1000, 550, 0, 0, 550);
-- Data for Name: fanfare_sale; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_sale VALUES
	('s-1', 'TIP', '2026-03-10 10:00:00+00', 1000, 'USD', 2, '2026-03-17 10:00:00+00', '575b3c75-4a09-5941-add4-3c2fc3750a97'),
	('g-1', 'GIFT', '2026-03-02 10:00:00+00', 20000, 'USD', 2, '2026-03-09 10:00:00+00', NULL),
	('g-3', 'GIFT', '2026-03-02 10:00:00+00', 10000, 'USD', 2, '2026-03-09 10:00:00+00', NULL),
	('g-5', 'GIFT', '2026-03-02 10:00:00+00', 1000, 'USD', 2, '2026-03-09 10:00:00+00', NULL),
	('sub-1', 'SUBSCRIPTION', '2026-03-02 10:00:00+00', 20000, 'EUR', 2, '2026-03-09 10:00:00+00', NULL),
	('g-2', 'GIFT', '2026-03-09 10:00:00+00', 10000, 'USD', 2, '2026-03-16 10:00:00+00', NULL),
	('g-4', 'GIFT', '2026-03-10 10:00:00+00', 3000, 'JPY', 0, '2026-03-17 10:00:00+00', NULL);
-- Data for Name: fanfare_sale_part; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_sale_part VALUES
	('s-1', 0, 'ada', '2026-03-10 10:00:00+00', 500, 550000, 275),
	('s-1', 1, 'ben', '2026-03-10 10:00:00+00', 500, 550000, 275),
	('g-1', 0, 'ada', '2026-03-02 10:00:00+00', 20000, 550000, 11000),
	('g-3', 0, 'ben', '2026-03-02 10:00:00+00', 10000, 550000, 5500),
	('g-5', 0, 'dora', '2026-03-02 10:00:00+00', 1000, 550000, 550),
	('sub-1', 0, 'eve', '2026-03-02 10:00:00+00', 20000, 550000, 11000),
	('g-2', 0, 'ada', '2026-03-09 10:00:00+00', 10000, 550000, 5500),
	('g-4', 0, 'cleo', '2026-03-10 10:00:00+00', 3000, 550000, 1650);
-- Data for Name: fanfare_schema_history; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_schema_history VALUES
	(1, '1.01', 'operations and outbox', 'SQL', 'V1.01__operations_and_outbox.sql', 2074372072, 'postgres', '2026-11-20 21:17:55.817785', 31, true),
	(2, '1.02', 'creators', 'SQL', 'V1.02__creators.sql', -1239621324, 'postgres', '2026-11-20 21:17:55.913942', 4, true),
	(3, '1.03', 'ledger', 'SQL', 'V1.03__ledger.sql', 1044432077, 'postgres', '2026-11-20 21:17:55.940743', 59, true),
	(4, '1.04', 'tiers', 'SQL', 'V1.04__tiers.sql', -222213014, 'postgres', '2026-11-20 21:17:56.029593', 37, true),
	(5, '1.05', 'credits', 'SQL', 'V1.05__credits.sql', 876988130, 'postgres', '2026-11-20 21:17:56.086742', 170, true),
	(6, '1.06', 'earnings', 'SQL', 'V1.06__earnings.sql', -964626345, 'postgres', '2026-11-20 21:17:56.273869', 22, true),
	(7, '1.07', 'payouts', 'SQL', 'V1.07__payouts.sql', -235346575, 'postgres', '2026-11-20 21:17:56.306576', 161, true),
	(8, '1.08', 'bank files', 'SQL', 'V1.08__bank_files.sql', 512344120, 'postgres', '2026-11-20 21:17:56.500795', 25, true),
	(9, '1.09', 'collaborations', 'SQL', 'V1.09__collaborations.sql', 531907149, 'postgres', '2026-11-20 21:17:56.543079', 21, true),
	(10, '1.10', 'achievements', 'SQL', 'V1.10__achievements.sql', 169081902, 'postgres', '2026-11-20 21:17:56.581084', 11, true),
	(11, '1.11', 'facts', 'SQL', 'V1.11__facts.sql', -698952036, 'postgres', '2026-11-20 21:17:56.602043', 30, true);
-- Data for Name: fanfare_split_deficit; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_split_deficit VALUES
	('575b3c75-4a09-5941-add4-3c2fc3750a97', 'USD', 2, '0 0');
-- Data for Name: fanfare_tier_history; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_tier_history VALUES
	('ada', 1, NULL, 'bronze', 2, 'EVALUATION', '2026-03-13 04:00:00+00', '2026-03-13 04:00:00+00', 'program-1-USD', '{"asset":{"code":"USD","scale":2},"figures":{"average_views":20000,"engagement_rate":60000,"followers":1200,"monthly_revenue":16500,"total_views":12000}}', NULL, NULL);
-- Data for Name: fanfare_tier_standing; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_tier_standing VALUES
	('ada', 2, 1, 'gold', 4, 'OVERRIDE', '2026-03-13 04:00:00+00', 'program-1-USD', NULL, 'a partner', '2026-04-01 00:00:00+00', true, 'bronze', 2, '2026-03-13 04:00:00+00', 0, 'program-1-USD', '{"asset":{"code":"USD","scale":2},"figures":{"average_views":20000,"engagement_rate":60000,"followers":1200,"monthly_revenue":16500,"total_views":12000}}'),
	('ben', 1, NULL, 'gold', 4, 'OVERRIDE', '2026-03-13 04:00:00+00', 'program-1-USD', NULL, 'a partner', '2026-04-01 00:00:00+00', true, NULL, NULL, NULL, NULL, NULL, NULL);
-- Data for Name: fanfare_transaction; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_transaction OVERRIDING SYSTEM VALUE VALUES
	('019cd730-6900-7071-a75b-4dc976d1de97', 1, 'SALE', 's-1', '2026-03-10 10:00:00+00', 's-1', NULL, NULL),
	('019cd730-6900-7071-a75b-4dca54f3a3db', 2, 'SALE', 'g-1', '2026-03-02 10:00:00+00', 'g-1', NULL, NULL),
	('019cd730-6900-7071-a75b-4dcbe03b7d5f', 3, 'SALE', 'g-3', '2026-03-02 10:00:00+00', 'g-3', NULL, NULL),
	('019cd730-6900-7071-a75b-4dcc9b0ee40b', 4, 'SALE', 'g-5', '2026-03-02 10:00:00+00', 'g-5', NULL, NULL),
	('019cd730-6900-7071-a75b-4dcdfa46f5f3', 5, 'SALE', 'sub-1', '2026-03-02 10:00:00+00', 'sub-1', NULL, NULL),
	('019cd730-6900-7071-a75b-4dcebd04f3ca', 6, 'SALE', 'g-2', '2026-03-09 10:00:00+00', 'g-2', NULL, NULL),
	('019cd730-6900-7071-a75b-4dcfc87a236b', 7, 'SALE', 'g-4', '2026-03-10 10:00:00+00', 'g-4', NULL, NULL),
	('019cd730-6900-7071-a75b-4dd09836bbc0', 8, 'REFUND', 'r-1', '2026-03-10 11:00:00+00', 'g-2', NULL, NULL),
	('019ce559-e600-7236-9933-9fd501a55c87', 9, 'MATURITY', '019ce559-e600-7236-9933-9fd501a55c87', '2026-03-13 04:00:00+00', 'ada', NULL, NULL),
	('019ce559-e600-7236-9933-9fd616c76fe1', 10, 'MATURITY', '019ce559-e600-7236-9933-9fd616c76fe1', '2026-03-13 04:00:00+00', 'ben', NULL, NULL),
	('019ce559-e600-7236-9933-9fd7cf079221', 11, 'MATURITY', '019ce559-e600-7236-9933-9fd7cf079221', '2026-03-13 04:00:00+00', 'dora', NULL, NULL),
	('019ce559-e600-7236-9933-9fd876e556ca', 12, 'MATURITY', '019ce559-e600-7236-9933-9fd876e556ca', '2026-03-13 04:00:00+00', 'eve', NULL, NULL),
	('019ce559-e600-7236-9933-9fd999533598', 13, 'ADJUSTMENT', 'by-hand', '2026-03-13 04:00:00+00', 'paid by hand', NULL, NULL),
	('019ce559-e600-7236-9933-9fdc94dda0df', 14, 'REFUND', 'r-5', '2026-03-13 04:00:00+00', 'g-5', NULL, NULL),
	('019ce559-e600-7236-9933-9fde66b1fd46', 15, 'PAYOUT_REQUEST', 'db2c9615-d211-5c81-90aa-bd2ba5e96e90', '2026-03-13 04:00:00+00', 'db2c9615-d211-5c81-90aa-bd2ba5e96e90', NULL, NULL),
	('019ce559-e600-7236-9933-9fe012e3ceab', 16, 'PAYOUT_PAID', 'db2c9615-d211-5c81-90aa-bd2ba5e96e90', '2026-03-13 04:00:00+00', 'db2c9615-d211-5c81-90aa-bd2ba5e96e90', NULL, NULL),
	('019ce559-e600-7236-9933-9fe351a67820', 17, 'PAYOUT_REQUEST', '1465bb69-5e21-5ea5-aaf6-941c9469c0e7', '2026-03-13 04:00:00+00', '1465bb69-5e21-5ea5-aaf6-941c9469c0e7', NULL, NULL),
	('019ce559-e600-7236-9933-9fe70d5cd381', 18, 'PAYOUT_REQUEST', '782b0a83-a9ae-50b9-83a8-606c8d9a872a', '2026-03-13 04:00:00+00', '782b0a83-a9ae-50b9-83a8-606c8d9a872a', NULL, NULL),
	('019ce559-e600-7236-9933-9feacb2bf063', 19, 'PAYOUT_REQUEST', 'ad737b1b-84fa-5135-a56e-6bd93a911551', '2026-03-13 04:00:00+00', 'ad737b1b-84fa-5135-a56e-6bd93a911551', NULL, NULL),
	('019ce559-e600-7236-9933-9fed1bbfc689', 20, 'RESERVE', 'reserve-1', '2026-03-13 04:00:00+00', 'a dispute', NULL, NULL);
-- Data for Name: fanfare_transfer; Type: TABLE DATA; Schema: public; Owner: -
INSERT INTO public.fanfare_transfer VALUES
	('019cd730-6900-7071-a75b-4dc976d1de97', 0, 'b301c7d2-3283-56e0-a9ef-3b12609ad41c', 'bbd87bb1-a4e7-5bb2-8550-36ebb01c2b4c', 'USD', 2, 275),
	('019cd730-6900-7071-a75b-4dc976d1de97', 1, 'b301c7d2-3283-56e0-a9ef-3b12609ad41c', 'bcc22fba-cef2-55dd-bf19-5197cead8c88', 'USD', 2, 275),
	('019cd730-6900-7071-a75b-4dc976d1de97', 2, 'b301c7d2-3283-56e0-a9ef-3b12609ad41c', '9e642c64-0c75-565d-98ae-076bca4e5f60', 'USD', 2, 450),
	('019cd730-6900-7071-a75b-4dca54f3a3db', 0, 'b301c7d2-3283-56e0-a9ef-3b12609ad41c', 'bbd87bb1-a4e7-5bb2-8550-36ebb01c2b4c', 'USD', 2, 11000),
	('019cd730-6900-7071-a75b-4dca54f3a3db', 1, 'b301c7d2-3283-56e0-a9ef-3b12609ad41c', '9e642c64-0c75-565d-98ae-076bca4e5f60', 'USD', 2, 9000),
	('019cd730-6900-7071-a75b-4dcbe03b7d5f', 0, 'b301c7d2-3283-56e0-a9ef-3b12609ad41c', 'bcc22fba-cef2-55dd-bf19-5197cead8c88', 'USD', 2, 5500),
	('019cd730-6900-7071-a75b-4dcbe03b7d5f', 1, 'b301c7d2-3283-56e0-a9ef-3b12609ad41c', '9e642c64-0c75-565d-98ae-076bca4e5f60', 'USD', 2, 4500),
	('019cd730-6900-7071-a75b-4dcc9b0ee40b', 0, 'b301c7d2-3283-56e0-a9ef-3b12609ad41c', '4992e6ec-dd93-5bb3-86bf-64025d20005c', 'USD', 2, 550),
	('019cd730-6900-7071-a75b-4dcc9b0ee40b', 1, 'b301c7d2-3283-56e0-a9ef-3b12609ad41c', '9e642c64-0c75-565d-98ae-076bca4e5f60', 'USD', 2, 450),
	('019cd730-6900-7071-a75b-4dcdfa46f5f3', 0, '75d94cc9-4120-5e2f-b063-9f05e292816d', '43db2447-97d9-5c26-8197-e3b1f3315a09', 'EUR', 2, 11000),
	('019cd730-6900-7071-a75b-4dcdfa46f5f3', 1, '75d94cc9-4120-5e2f-b063-9f05e292816d', '62ffe2c0-8560-5d7a-ae35-068dbc3ad2ce', 'EUR', 2, 9000),
	('019cd730-6900-7071-a75b-4dcebd04f3ca', 0, 'b301c7d2-3283-56e0-a9ef-3b12609ad41c', 'bbd87bb1-a4e7-5bb2-8550-36ebb01c2b4c', 'USD', 2, 5500),
	('019cd730-6900-7071-a75b-4dcebd04f3ca', 1, 'b301c7d2-3283-56e0-a9ef-3b12609ad41c', '9e642c64-0c75-565d-98ae-076bca4e5f60', 'USD', 2, 4500),
	('019cd730-6900-7071-a75b-4dcfc87a236b', 0, 'b52013df-ef3d-5d66-b9a9-cfbc369a73a8', 'fd065fdc-4ef8-5791-9559-1f0f3afd6ed8', 'JPY', 0, 1650),
	('019cd730-6900-7071-a75b-4dcfc87a236b', 1, 'b52013df-ef3d-5d66-b9a9-cfbc369a73a8', 'd86c029c-ada4-5947-b4ab-b83ecda92b85', 'JPY', 0, 1350),
	('019cd730-6900-7071-a75b-4dd09836bbc0', 0, 'bbd87bb1-a4e7-5bb2-8550-36ebb01c2b4c', 'b301c7d2-3283-56e0-a9ef-3b12609ad41c', 'USD', 2, 550),
	('019cd730-6900-7071-a75b-4dd09836bbc0', 1, '9e642c64-0c75-565d-98ae-076bca4e5f60', 'b301c7d2-3283-56e0-a9ef-3b12609ad41c', 'USD', 2, 450),
	('019ce559-e600-7236-9933-9fd501a55c87', 0, 'bbd87bb1-a4e7-5bb2-8550-36ebb01c2b4c', '34b9dc81-57f6-53ce-b85e-0e5626c89de9', 'USD', 2, 11000),
	('019ce559-e600-7236-9933-9fd616c76fe1', 0, 'bcc22fba-cef2-55dd-bf19-5197cead8c88', '2d8b4a1f-5096-5448-ae9e-7cfb7f4b0598', 'USD', 2, 5500),
	('019ce559-e600-7236-9933-9fd7cf079221', 0, '4992e6ec-dd93-5bb3-86bf-64025d20005c', '2b4c2d36-dbd0-5646-b980-16fec2467775', 'USD', 2, 550),
	('019ce559-e600-7236-9933-9fd876e556ca', 0, '43db2447-97d9-5c26-8197-e3b1f3315a09', '7bb928fc-477b-55d0-a64a-cccbf9f402cd', 'EUR', 2, 11000),
	('019ce559-e600-7236-9933-9fd999533598', 0, '2b4c2d36-dbd0-5646-b980-16fec2467775', 'fc13bb4f-0590-514d-a234-359adc9424ea', 'USD', 2, 550),
	('019ce559-e600-7236-9933-9fdc94dda0df', 0, '41f9dde0-a618-5907-9ef0-135759bea9f4', 'b301c7d2-3283-56e0-a9ef-3b12609ad41c', 'USD', 2, 550),
	('019ce559-e600-7236-9933-9fdc94dda0df', 1, '9e642c64-0c75-565d-98ae-076bca4e5f60', 'b301c7d2-3283-56e0-a9ef-3b12609ad41c', 'USD', 2, 450),
	('019ce559-e600-7236-9933-9fde66b1fd46', 0, '34b9dc81-57f6-53ce-b85e-0e5626c89de9', '0b463cef-8e6a-5fe8-b3d9-b946a139097a', 'USD', 2, 5000),
	('019ce559-e600-7236-9933-9fe012e3ceab', 0, '0b463cef-8e6a-5fe8-b3d9-b946a139097a', 'bde9e0bb-c0b1-556c-8117-d427d3eda031', 'USD', 2, 4900),
	('019ce559-e600-7236-9933-9fe012e3ceab', 1, '0b463cef-8e6a-5fe8-b3d9-b946a139097a', '843ed094-5a3f-51c2-917a-ab10fd9fa355', 'USD', 2, 100),
	('019ce559-e600-7236-9933-9fe351a67820', 0, '2d8b4a1f-5096-5448-ae9e-7cfb7f4b0598', '75a8542c-b3cb-512f-9f77-6f905466ac97', 'USD', 2, 5500),
	('019ce559-e600-7236-9933-9fe70d5cd381', 0, '34b9dc81-57f6-53ce-b85e-0e5626c89de9', '0b463cef-8e6a-5fe8-b3d9-b946a139097a', 'USD', 2, 2000),
	('019ce559-e600-7236-9933-9feacb2bf063', 0, '7bb928fc-477b-55d0-a64a-cccbf9f402cd', '992896fb-5753-559e-a499-efb55d20fe57', 'EUR', 2, 11000),
	('019ce559-e600-7236-9933-9fed1bbfc689', 0, '34b9dc81-57f6-53ce-b85e-0e5626c89de9', '1ae3a016-99b4-5423-9ff6-adacd1cef7ab', 'USD', 2, 500);
-- Name: fanfare_outbox_sequence_seq; Type: SEQUENCE SET; Schema: public; Owner: -
SELECT pg_catalog.setval('public.fanfare_outbox_sequence_seq', 25, true);
-- Name: fanfare_payout_attempt_added_seq; Type: SEQUENCE SET; Schema: public; Owner: -
SELECT pg_catalog.setval('public.fanfare_payout_attempt_added_seq', 3, true);
-- Name: fanfare_refund_recorded_seq; Type: SEQUENCE SET; Schema: public; Owner: -
SELECT pg_catalog.setval('public.fanfare_refund_recorded_seq', 2, true);
-- Name: fanfare_transaction_recorded_seq; Type: SEQUENCE SET; Schema: public; Owner: -
SELECT pg_catalog.setval('public.fanfare_transaction_recorded_seq', 20, true);
-- Name: fanfare_account fanfare_account_of_asset; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_account
    ADD CONSTRAINT fanfare_account_of_asset UNIQUE (id, asset, scale);
-- Name: fanfare_account fanfare_account_once; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_account
    ADD CONSTRAINT fanfare_account_once UNIQUE (kind, asset, scale, owner);
-- Name: fanfare_account fanfare_account_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_account
    ADD CONSTRAINT fanfare_account_pkey PRIMARY KEY (id);
-- Name: fanfare_achievement fanfare_achievement_pk; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_achievement
    ADD CONSTRAINT fanfare_achievement_pk PRIMARY KEY (creator, code);
-- Name: fanfare_bank_entry fanfare_bank_entry_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_bank_entry
    ADD CONSTRAINT fanfare_bank_entry_pkey PRIMARY KEY (entry_key);
-- Name: fanfare_bank_file fanfare_bank_file_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_bank_file
    ADD CONSTRAINT fanfare_bank_file_pkey PRIMARY KEY (message_id);
-- Name: fanfare_bank_file_turn fanfare_bank_file_turn_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_bank_file_turn
    ADD CONSTRAINT fanfare_bank_file_turn_pkey PRIMARY KEY (id);
-- Name: fanfare_collaboration fanfare_collaboration_one_pending; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_collaboration
    ADD CONSTRAINT fanfare_collaboration_one_pending UNIQUE (initiator, target, type, pending_for);
-- Name: fanfare_collaboration fanfare_collaboration_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_collaboration
    ADD CONSTRAINT fanfare_collaboration_pkey PRIMARY KEY (id);
-- Name: fanfare_creator fanfare_creator_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_creator
    ADD CONSTRAINT fanfare_creator_pkey PRIMARY KEY (id);
-- Name: fanfare_credit_charge_line fanfare_credit_charge_line_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_credit_charge_line
    ADD CONSTRAINT fanfare_credit_charge_line_pkey PRIMARY KEY (charge, upto);
-- Name: fanfare_credit_charge fanfare_credit_charge_of_wallet; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_credit_charge
    ADD CONSTRAINT fanfare_credit_charge_of_wallet UNIQUE (wallet, id);
-- Name: fanfare_credit_charge fanfare_credit_charge_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_credit_charge
    ADD CONSTRAINT fanfare_credit_charge_pkey PRIMARY KEY (id);
-- Name: fanfare_credit_creator fanfare_credit_creator_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_credit_creator
    ADD CONSTRAINT fanfare_credit_creator_pkey PRIMARY KEY (creator);
-- Name: fanfare_credit_entry fanfare_credit_entry_end; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_credit_entry
    ADD CONSTRAINT fanfare_credit_entry_end UNIQUE (wallet, at, seq, available_after, reserved_after);
-- Name: fanfare_credit_entry fanfare_credit_entry_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_credit_entry
    ADD CONSTRAINT fanfare_credit_entry_pkey PRIMARY KEY (wallet, seq);
-- Name: fanfare_credit_grant fanfare_credit_grant_of_wallet; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_credit_grant
    ADD CONSTRAINT fanfare_credit_grant_of_wallet UNIQUE (wallet, id);
-- Name: fanfare_credit_grant fanfare_credit_grant_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_credit_grant
    ADD CONSTRAINT fanfare_credit_grant_pkey PRIMARY KEY (id);
-- Name: fanfare_credit_reservation_line fanfare_credit_reservation_line_once; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_credit_reservation_line
    ADD CONSTRAINT fanfare_credit_reservation_line_once UNIQUE (reservation, prev);
-- Name: fanfare_credit_reservation_line fanfare_credit_reservation_line_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_credit_reservation_line
    ADD CONSTRAINT fanfare_credit_reservation_line_pkey PRIMARY KEY (reservation, upto);
-- Name: fanfare_credit_reservation fanfare_credit_reservation_of_wallet; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_credit_reservation
    ADD CONSTRAINT fanfare_credit_reservation_of_wallet UNIQUE (wallet, id);
-- Name: fanfare_credit_reservation fanfare_credit_reservation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_credit_reservation
    ADD CONSTRAINT fanfare_credit_reservation_pkey PRIMARY KEY (id);
-- Name: fanfare_credit_reservation fanfare_credit_reservation_settled; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_credit_reservation
    ADD CONSTRAINT fanfare_credit_reservation_settled UNIQUE (id, settled);
-- Name: fanfare_credit_wallet fanfare_credit_wallet_once; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_credit_wallet
    ADD CONSTRAINT fanfare_credit_wallet_once UNIQUE (creator, credit_type);
-- Name: fanfare_credit_wallet fanfare_credit_wallet_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_credit_wallet
    ADD CONSTRAINT fanfare_credit_wallet_pkey PRIMARY KEY (id);
-- Name: fanfare_fact fanfare_fact_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_fact
    ADD CONSTRAINT fanfare_fact_pkey PRIMARY KEY (id);
-- Name: fanfare_hold fanfare_hold_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_hold
    ADD CONSTRAINT fanfare_hold_pkey PRIMARY KEY (sale, creator);
-- Name: fanfare_operation fanfare_operation_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_operation
    ADD CONSTRAINT fanfare_operation_pkey PRIMARY KEY (op_key);
-- Name: fanfare_outbox fanfare_outbox_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_outbox
    ADD CONSTRAINT fanfare_outbox_pkey PRIMARY KEY (sequence);
-- Name: fanfare_outbox_subject fanfare_outbox_subject_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_outbox_subject
    ADD CONSTRAINT fanfare_outbox_subject_pkey PRIMARY KEY (subject);
-- Name: fanfare_payout_attempt fanfare_payout_attempt_one_open; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_payout_attempt
    ADD CONSTRAINT fanfare_payout_attempt_one_open UNIQUE (open_marker);
-- Name: fanfare_payout_attempt fanfare_payout_attempt_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_payout_attempt
    ADD CONSTRAINT fanfare_payout_attempt_pkey PRIMARY KEY (attempt_key);
-- Name: fanfare_payout_destination fanfare_payout_destination_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_payout_destination
    ADD CONSTRAINT fanfare_payout_destination_pkey PRIMARY KEY (creator, method);
-- Name: fanfare_payout_fee_line fanfare_payout_fee_line_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_payout_fee_line
    ADD CONSTRAINT fanfare_payout_fee_line_pkey PRIMARY KEY (payout, line);
-- Name: fanfare_payout fanfare_payout_pays; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_payout
    ADD CONSTRAINT fanfare_payout_pays UNIQUE (id, creator, method, asset, scale, net);
-- Name: fanfare_payout fanfare_payout_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_payout
    ADD CONSTRAINT fanfare_payout_pkey PRIMARY KEY (id);
-- Name: fanfare_payout_report fanfare_payout_report_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_payout_report
    ADD CONSTRAINT fanfare_payout_report_pkey PRIMARY KEY (attempt_key, event_id, gateway, state);
-- Name: fanfare_payout_run_entry fanfare_payout_run_entry_once; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_payout_run_entry
    ADD CONSTRAINT fanfare_payout_run_entry_once UNIQUE (payout);
-- Name: fanfare_payout_run_entry fanfare_payout_run_entry_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_payout_run_entry
    ADD CONSTRAINT fanfare_payout_run_entry_pkey PRIMARY KEY (run_key, creator);
-- Name: fanfare_payout_run fanfare_payout_run_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_payout_run
    ADD CONSTRAINT fanfare_payout_run_pkey PRIMARY KEY (run_key);
-- Name: fanfare_payout_step fanfare_payout_step_end; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_payout_step
    ADD CONSTRAINT fanfare_payout_step_end UNIQUE (payout, seq, to_state);
-- Name: fanfare_payout_step fanfare_payout_step_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_payout_step
    ADD CONSTRAINT fanfare_payout_step_pkey PRIMARY KEY (payout, seq);
-- Name: fanfare_payout_transition fanfare_payout_transition_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_payout_transition
    ADD CONSTRAINT fanfare_payout_transition_pkey PRIMARY KEY (from_state, to_state);
-- Name: fanfare_posting fanfare_posting_link; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_posting
    ADD CONSTRAINT fanfare_posting_link UNIQUE (account, seq, balance_after);
-- Name: fanfare_posting fanfare_posting_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_posting
    ADD CONSTRAINT fanfare_posting_pkey PRIMARY KEY (account, seq);
-- Name: fanfare_refund_part fanfare_refund_part_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_refund_part
    ADD CONSTRAINT fanfare_refund_part_pkey PRIMARY KEY (refund, place);
-- Name: fanfare_refund fanfare_refund_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_refund
    ADD CONSTRAINT fanfare_refund_pkey PRIMARY KEY (id);
-- Name: fanfare_sale_part fanfare_sale_part_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_sale_part
    ADD CONSTRAINT fanfare_sale_part_pkey PRIMARY KEY (sale, place);
-- Name: fanfare_sale fanfare_sale_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_sale
    ADD CONSTRAINT fanfare_sale_pkey PRIMARY KEY (id);
-- Name: fanfare_schema_history fanfare_schema_history_pk; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_schema_history
    ADD CONSTRAINT fanfare_schema_history_pk PRIMARY KEY (installed_rank);
-- Name: fanfare_split_deficit fanfare_split_deficit_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_split_deficit
    ADD CONSTRAINT fanfare_split_deficit_pkey PRIMARY KEY (split, asset, scale);
-- Name: fanfare_tier_history fanfare_tier_history_end; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_tier_history
    ADD CONSTRAINT fanfare_tier_history_end UNIQUE (creator, seq, ended_at);
-- Name: fanfare_tier_history fanfare_tier_history_pk; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_tier_history
    ADD CONSTRAINT fanfare_tier_history_pk PRIMARY KEY (creator, seq);
-- Name: fanfare_tier_standing fanfare_tier_standing_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_tier_standing
    ADD CONSTRAINT fanfare_tier_standing_pkey PRIMARY KEY (creator);
-- Name: fanfare_transaction fanfare_transaction_once; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_transaction
    ADD CONSTRAINT fanfare_transaction_once UNIQUE (tx_key, kind);
-- Name: fanfare_transaction fanfare_transaction_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_transaction
    ADD CONSTRAINT fanfare_transaction_pkey PRIMARY KEY (id);
-- Name: fanfare_transfer fanfare_transfer_pkey; Type: CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_transfer
    ADD CONSTRAINT fanfare_transfer_pkey PRIMARY KEY (txn, line);
-- Name: fanfare_bank_entry_in_file; Type: INDEX; Schema: public; Owner: -
CREATE INDEX fanfare_bank_entry_in_file ON public.fanfare_bank_entry USING btree (message_id, block, entry_key);
-- Name: fanfare_collaboration_due; Type: INDEX; Schema: public; Owner: -
CREATE INDEX fanfare_collaboration_due ON public.fanfare_collaboration USING btree (state, expires_at, id);
-- Name: fanfare_collaboration_of_initiator; Type: INDEX; Schema: public; Owner: -
CREATE INDEX fanfare_collaboration_of_initiator ON public.fanfare_collaboration USING btree (initiator, created_at, id);
-- Name: fanfare_collaboration_of_target; Type: INDEX; Schema: public; Owner: -
CREATE INDEX fanfare_collaboration_of_target ON public.fanfare_collaboration USING btree (target, created_at, id);
-- Name: fanfare_credit_charge_line_once; Type: INDEX; Schema: public; Owner: -
CREATE UNIQUE INDEX fanfare_credit_charge_line_once ON public.fanfare_credit_charge_line USING btree (charge, prev) WHERE (prev IS NOT NULL);
-- Name: fanfare_credit_charge_reservation; Type: INDEX; Schema: public; Owner: -
CREATE UNIQUE INDEX fanfare_credit_charge_reservation ON public.fanfare_credit_charge USING btree (reservation) WHERE (reservation IS NOT NULL);
-- Name: fanfare_credit_grant_active; Type: INDEX; Schema: public; Owner: -
CREATE INDEX fanfare_credit_grant_active ON public.fanfare_credit_grant USING btree (active_wallet);
-- Name: fanfare_credit_reservation_open; Type: INDEX; Schema: public; Owner: -
CREATE INDEX fanfare_credit_reservation_open ON public.fanfare_credit_reservation USING btree (open_wallet);
-- Name: fanfare_credit_wallet_due; Type: INDEX; Schema: public; Owner: -
CREATE INDEX fanfare_credit_wallet_due ON public.fanfare_credit_wallet USING btree (next_due, creator, credit_type);
-- Name: fanfare_fact_in_order; Type: INDEX; Schema: public; Owner: -
CREATE INDEX fanfare_fact_in_order ON public.fanfare_fact USING btree (at, id);
-- Name: fanfare_hold_due; Type: INDEX; Schema: public; Owner: -
CREATE INDEX fanfare_hold_due ON public.fanfare_hold USING btree (available_at);
-- Name: fanfare_hold_of_account; Type: INDEX; Schema: public; Owner: -
CREATE INDEX fanfare_hold_of_account ON public.fanfare_hold USING btree (creator, asset, scale, available_at, sale);
-- Name: fanfare_payout_attempt_due; Type: INDEX; Schema: public; Owner: -
CREATE INDEX fanfare_payout_attempt_due ON public.fanfare_payout_attempt USING btree (next_check_at, attempt_key) WHERE (next_check_at IS NOT NULL);
-- Name: fanfare_payout_attempt_of_payout; Type: INDEX; Schema: public; Owner: -
CREATE INDEX fanfare_payout_attempt_of_payout ON public.fanfare_payout_attempt USING btree (payout, added);
-- Name: fanfare_payout_in_doubt; Type: INDEX; Schema: public; Owner: -
CREATE INDEX fanfare_payout_in_doubt ON public.fanfare_payout USING btree (creator, state) WHERE (((state)::text = 'UNKNOWN'::text) OR (contradiction IS NOT NULL));
-- Name: fanfare_payout_in_state; Type: INDEX; Schema: public; Owner: -
CREATE INDEX fanfare_payout_in_state ON public.fanfare_payout USING btree (state, requested_at, id);
-- Name: fanfare_payout_of_creator; Type: INDEX; Schema: public; Owner: -
CREATE INDEX fanfare_payout_of_creator ON public.fanfare_payout USING btree (creator, requested_at, id);
-- Name: fanfare_payout_periods; Type: INDEX; Schema: public; Owner: -
CREATE INDEX fanfare_payout_periods ON public.fanfare_payout USING btree (creator, balance_asset, balance_scale, period_end);
-- Name: fanfare_posting_at; Type: INDEX; Schema: public; Owner: -
CREATE INDEX fanfare_posting_at ON public.fanfare_posting USING btree (account, at, seq);
-- Name: fanfare_refund_of_sale; Type: INDEX; Schema: public; Owner: -
CREATE INDEX fanfare_refund_of_sale ON public.fanfare_refund USING btree (sale, recorded);
-- Name: fanfare_refund_part_creator; Type: INDEX; Schema: public; Owner: -
CREATE INDEX fanfare_refund_part_creator ON public.fanfare_refund_part USING btree (creator, at);
-- Name: fanfare_sale_part_creator; Type: INDEX; Schema: public; Owner: -
CREATE INDEX fanfare_sale_part_creator ON public.fanfare_sale_part USING btree (creator, at);
-- Name: fanfare_schema_history_s_idx; Type: INDEX; Schema: public; Owner: -
CREATE INDEX fanfare_schema_history_s_idx ON public.fanfare_schema_history USING btree (success);
-- Name: fanfare_transaction_at; Type: INDEX; Schema: public; Owner: -
CREATE INDEX fanfare_transaction_at ON public.fanfare_transaction USING btree (at);
-- Name: fanfare_transaction_reversed_once; Type: INDEX; Schema: public; Owner: -
CREATE UNIQUE INDEX fanfare_transaction_reversed_once ON public.fanfare_transaction USING btree (reverses) WHERE (reverses IS NOT NULL);
-- Name: fanfare_bank_entry fanfare_bank_entry_deleted; Type: TRIGGER; Schema: public; Owner: -
CREATE TRIGGER fanfare_bank_entry_deleted BEFORE DELETE ON public.fanfare_bank_entry FOR EACH ROW EXECUTE FUNCTION public.fanfare_refuse_rewriting();
-- Name: fanfare_bank_entry fanfare_bank_entry_kept; Type: TRIGGER; Schema: public; Owner: -
CREATE TRIGGER fanfare_bank_entry_kept BEFORE UPDATE ON public.fanfare_bank_entry FOR EACH ROW WHEN ((((old.message_id IS NOT NULL) AND ((old.message_id)::text IS DISTINCT FROM (new.message_id)::text)) OR ((((((((((((old.entry_key IS DISTINCT FROM new.entry_key) OR ((old.kind)::text IS DISTINCT FROM (new.kind)::text)) OR (old.at IS DISTINCT FROM new.at)) OR ((old.cause)::text IS DISTINCT FROM (new.cause)::text)) OR ((old.refusal)::text IS DISTINCT FROM (new.refusal)::text)) OR (old.payout IS DISTINCT FROM new.payout)) OR ((old.asset)::text IS DISTINCT FROM (new.asset)::text)) OR (old.scale IS DISTINCT FROM new.scale)) OR (old.amount IS DISTINCT FROM new.amount)) OR (old.sepa IS DISTINCT FROM new.sepa)) OR ((old.block)::text IS DISTINCT FROM (new.block)::text)) OR ((old.remittance)::text IS DISTINCT FROM (new.remittance)::text)))) EXECUTE FUNCTION public.fanfare_refuse_rewriting();
-- Name: fanfare_bank_file fanfare_bank_file_deleted; Type: TRIGGER; Schema: public; Owner: -
CREATE TRIGGER fanfare_bank_file_deleted BEFORE DELETE ON public.fanfare_bank_file FOR EACH ROW EXECUTE FUNCTION public.fanfare_refuse_rewriting();
-- Name: fanfare_bank_file fanfare_bank_file_kept; Type: TRIGGER; Schema: public; Owner: -
CREATE TRIGGER fanfare_bank_file_kept BEFORE UPDATE ON public.fanfare_bank_file FOR EACH ROW WHEN (((((old.message_id)::text IS DISTINCT FROM (new.message_id)::text) OR (old.execution_date IS DISTINCT FROM new.execution_date)) OR (old.created_at IS DISTINCT FROM new.created_at))) EXECUTE FUNCTION public.fanfare_refuse_rewriting();
-- Name: fanfare_payout_attempt fanfare_payout_attempt_deleted; Type: TRIGGER; Schema: public; Owner: -
CREATE TRIGGER fanfare_payout_attempt_deleted BEFORE DELETE ON public.fanfare_payout_attempt FOR EACH ROW EXECUTE FUNCTION public.fanfare_refuse_rewriting();
-- Name: fanfare_payout fanfare_payout_deleted; Type: TRIGGER; Schema: public; Owner: -
CREATE TRIGGER fanfare_payout_deleted BEFORE DELETE ON public.fanfare_payout FOR EACH ROW EXECUTE FUNCTION public.fanfare_refuse_rewriting();
-- Name: fanfare_payout_fee_line fanfare_payout_fee_line_kept; Type: TRIGGER; Schema: public; Owner: -
CREATE TRIGGER fanfare_payout_fee_line_kept BEFORE DELETE OR UPDATE ON public.fanfare_payout_fee_line FOR EACH ROW EXECUTE FUNCTION public.fanfare_refuse_rewriting();
-- Name: fanfare_payout fanfare_payout_kept; Type: TRIGGER; Schema: public; Owner: -
CREATE TRIGGER fanfare_payout_kept BEFORE UPDATE ON public.fanfare_payout FOR EACH ROW WHEN ((((((((((((((((((((((((((((old.id IS DISTINCT FROM new.id) OR ((old.creator)::text IS DISTINCT FROM (new.creator)::text)) OR ((old.method)::text IS DISTINCT FROM (new.method)::text)) OR ((old.gateway)::text IS DISTINCT FROM (new.gateway)::text)) OR ((old.balance_asset)::text IS DISTINCT FROM (new.balance_asset)::text)) OR (old.balance_scale IS DISTINCT FROM new.balance_scale)) OR (old.gross IS DISTINCT FROM new.gross)) OR ((old.fx_rate)::text IS DISTINCT FROM (new.fx_rate)::text)) OR ((old.fx_source)::text IS DISTINCT FROM (new.fx_source)::text)) OR (old.fx_at IS DISTINCT FROM new.fx_at)) OR (old.fx_spent IS DISTINCT FROM new.fx_spent)) OR (old.fx_remainder IS DISTINCT FROM new.fx_remainder)) OR ((old.asset)::text IS DISTINCT FROM (new.asset)::text)) OR (old.scale IS DISTINCT FROM new.scale)) OR (old.amount IS DISTINCT FROM new.amount)) OR (old.fee IS DISTINCT FROM new.fee)) OR (old.tax IS DISTINCT FROM new.tax)) OR (old.net IS DISTINCT FROM new.net)) OR ((old.schedule_version)::text IS DISTINCT FROM (new.schedule_version)::text)) OR ((old.fee_bearer)::text IS DISTINCT FROM (new.fee_bearer)::text)) OR (old.fee_total IS DISTINCT FROM new.fee_total)) OR ((old.tax_name)::text IS DISTINCT FROM (new.tax_name)::text)) OR (old.tax_ppm IS DISTINCT FROM new.tax_ppm)) OR (old.period_start IS DISTINCT FROM new.period_start)) OR (old.period_end IS DISTINCT FROM new.period_end)) OR ((old.run_key)::text IS DISTINCT FROM (new.run_key)::text)) OR (old.requested_at IS DISTINCT FROM new.requested_at))) EXECUTE FUNCTION public.fanfare_refuse_rewriting();
-- Name: fanfare_payout_report fanfare_payout_report_kept; Type: TRIGGER; Schema: public; Owner: -
CREATE TRIGGER fanfare_payout_report_kept BEFORE DELETE OR UPDATE ON public.fanfare_payout_report FOR EACH ROW EXECUTE FUNCTION public.fanfare_refuse_rewriting();
-- Name: fanfare_payout_step fanfare_payout_step_kept; Type: TRIGGER; Schema: public; Owner: -
CREATE TRIGGER fanfare_payout_step_kept BEFORE DELETE OR UPDATE ON public.fanfare_payout_step FOR EACH ROW EXECUTE FUNCTION public.fanfare_refuse_rewriting();
-- Name: fanfare_payout_transition fanfare_payout_transition_kept; Type: TRIGGER; Schema: public; Owner: -
CREATE TRIGGER fanfare_payout_transition_kept BEFORE INSERT OR DELETE OR UPDATE ON public.fanfare_payout_transition FOR EACH ROW EXECUTE FUNCTION public.fanfare_refuse_rewriting();
-- Name: fanfare_posting fanfare_posting_kept; Type: TRIGGER; Schema: public; Owner: -
CREATE TRIGGER fanfare_posting_kept BEFORE DELETE OR UPDATE ON public.fanfare_posting FOR EACH ROW EXECUTE FUNCTION public.fanfare_refuse_change();
-- Name: fanfare_transaction fanfare_transaction_kept; Type: TRIGGER; Schema: public; Owner: -
CREATE TRIGGER fanfare_transaction_kept BEFORE DELETE OR UPDATE ON public.fanfare_transaction FOR EACH ROW EXECUTE FUNCTION public.fanfare_refuse_change();
-- Name: fanfare_transfer fanfare_transfer_kept; Type: TRIGGER; Schema: public; Owner: -
CREATE TRIGGER fanfare_transfer_kept BEFORE DELETE OR UPDATE ON public.fanfare_transfer FOR EACH ROW EXECUTE FUNCTION public.fanfare_refuse_change();
-- Name: fanfare_account fanfare_account_end; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_account
    ADD CONSTRAINT fanfare_account_end FOREIGN KEY (id, seq, balance) REFERENCES public.fanfare_posting(account, seq, balance_after);
-- Name: fanfare_bank_entry fanfare_bank_entry_file; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_bank_entry
    ADD CONSTRAINT fanfare_bank_entry_file FOREIGN KEY (message_id) REFERENCES public.fanfare_bank_file(message_id);
-- Name: fanfare_credit_charge_line fanfare_credit_charge_line_chain; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_credit_charge_line
    ADD CONSTRAINT fanfare_credit_charge_line_chain FOREIGN KEY (charge, prev) REFERENCES public.fanfare_credit_charge_line(charge, upto);
-- Name: fanfare_credit_charge_line fanfare_credit_charge_line_grant_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_credit_charge_line
    ADD CONSTRAINT fanfare_credit_charge_line_grant_id_fkey FOREIGN KEY (grant_id) REFERENCES public.fanfare_credit_grant(id);
-- Name: fanfare_credit_charge fanfare_credit_charge_lines; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_credit_charge
    ADD CONSTRAINT fanfare_credit_charge_lines FOREIGN KEY (id, amount) REFERENCES public.fanfare_credit_charge_line(charge, upto);
-- Name: fanfare_credit_charge fanfare_credit_charge_settles; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_credit_charge
    ADD CONSTRAINT fanfare_credit_charge_settles FOREIGN KEY (reservation, amount) REFERENCES public.fanfare_credit_reservation(id, settled);
-- Name: fanfare_credit_charge fanfare_credit_charge_wallet_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_credit_charge
    ADD CONSTRAINT fanfare_credit_charge_wallet_fkey FOREIGN KEY (wallet) REFERENCES public.fanfare_credit_wallet(id);
-- Name: fanfare_credit_entry fanfare_credit_entry_chain; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_credit_entry
    ADD CONSTRAINT fanfare_credit_entry_chain FOREIGN KEY (wallet, prev_at, prev_seq, prev_available, prev_reserved) REFERENCES public.fanfare_credit_entry(wallet, at, seq, available_after, reserved_after);
-- Name: fanfare_credit_entry fanfare_credit_entry_charge; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_credit_entry
    ADD CONSTRAINT fanfare_credit_entry_charge FOREIGN KEY (wallet, charge) REFERENCES public.fanfare_credit_charge(wallet, id);
-- Name: fanfare_credit_entry fanfare_credit_entry_grant; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_credit_entry
    ADD CONSTRAINT fanfare_credit_entry_grant FOREIGN KEY (wallet, grant_id) REFERENCES public.fanfare_credit_grant(wallet, id);
-- Name: fanfare_credit_entry fanfare_credit_entry_reservation; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_credit_entry
    ADD CONSTRAINT fanfare_credit_entry_reservation FOREIGN KEY (wallet, reservation) REFERENCES public.fanfare_credit_reservation(wallet, id);
-- Name: fanfare_credit_grant fanfare_credit_grant_parent_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_credit_grant
    ADD CONSTRAINT fanfare_credit_grant_parent_fkey FOREIGN KEY (parent) REFERENCES public.fanfare_credit_grant(id);
-- Name: fanfare_credit_grant fanfare_credit_grant_wallet_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_credit_grant
    ADD CONSTRAINT fanfare_credit_grant_wallet_fkey FOREIGN KEY (wallet) REFERENCES public.fanfare_credit_wallet(id);
-- Name: fanfare_credit_reservation_line fanfare_credit_reservation_line_chain; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_credit_reservation_line
    ADD CONSTRAINT fanfare_credit_reservation_line_chain FOREIGN KEY (reservation, prev) REFERENCES public.fanfare_credit_reservation_line(reservation, upto);
-- Name: fanfare_credit_reservation_line fanfare_credit_reservation_line_grant_id_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_credit_reservation_line
    ADD CONSTRAINT fanfare_credit_reservation_line_grant_id_fkey FOREIGN KEY (grant_id) REFERENCES public.fanfare_credit_grant(id);
-- Name: fanfare_credit_reservation fanfare_credit_reservation_lines; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_credit_reservation
    ADD CONSTRAINT fanfare_credit_reservation_lines FOREIGN KEY (id, amount) REFERENCES public.fanfare_credit_reservation_line(reservation, upto);
-- Name: fanfare_credit_reservation fanfare_credit_reservation_wallet_fkey; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_credit_reservation
    ADD CONSTRAINT fanfare_credit_reservation_wallet_fkey FOREIGN KEY (wallet) REFERENCES public.fanfare_credit_wallet(id);
-- Name: fanfare_credit_wallet fanfare_credit_wallet_first_grant; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_credit_wallet
    ADD CONSTRAINT fanfare_credit_wallet_first_grant FOREIGN KEY (id, first_grant) REFERENCES public.fanfare_credit_grant(wallet, id);
-- Name: fanfare_credit_wallet fanfare_credit_wallet_statement; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_credit_wallet
    ADD CONSTRAINT fanfare_credit_wallet_statement FOREIGN KEY (id, last_at, last_entry, available, reserved) REFERENCES public.fanfare_credit_entry(wallet, at, seq, available_after, reserved_after);
-- Name: fanfare_payout_attempt fanfare_payout_attempt_pays; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_payout_attempt
    ADD CONSTRAINT fanfare_payout_attempt_pays FOREIGN KEY (payout, creator, method, asset, scale, amount) REFERENCES public.fanfare_payout(id, creator, method, asset, scale, net);
-- Name: fanfare_payout_fee_line fanfare_payout_fee_line_payout; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_payout_fee_line
    ADD CONSTRAINT fanfare_payout_fee_line_payout FOREIGN KEY (payout) REFERENCES public.fanfare_payout(id);
-- Name: fanfare_payout fanfare_payout_last_step; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_payout
    ADD CONSTRAINT fanfare_payout_last_step FOREIGN KEY (id, version, state) REFERENCES public.fanfare_payout_step(payout, seq, to_state);
-- Name: fanfare_payout fanfare_payout_of_run; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_payout
    ADD CONSTRAINT fanfare_payout_of_run FOREIGN KEY (run_key) REFERENCES public.fanfare_payout_run(run_key);
-- Name: fanfare_payout_report fanfare_payout_report_attempt; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_payout_report
    ADD CONSTRAINT fanfare_payout_report_attempt FOREIGN KEY (attempt_key) REFERENCES public.fanfare_payout_attempt(attempt_key);
-- Name: fanfare_payout_run_entry fanfare_payout_run_entry_payout; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_payout_run_entry
    ADD CONSTRAINT fanfare_payout_run_entry_payout FOREIGN KEY (payout) REFERENCES public.fanfare_payout(id);
-- Name: fanfare_payout_run_entry fanfare_payout_run_entry_run; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_payout_run_entry
    ADD CONSTRAINT fanfare_payout_run_entry_run FOREIGN KEY (run_key) REFERENCES public.fanfare_payout_run(run_key);
-- Name: fanfare_payout_step fanfare_payout_step_chain; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_payout_step
    ADD CONSTRAINT fanfare_payout_step_chain FOREIGN KEY (payout, prev_seq, from_state) REFERENCES public.fanfare_payout_step(payout, seq, to_state);
-- Name: fanfare_payout_step fanfare_payout_step_legal; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_payout_step
    ADD CONSTRAINT fanfare_payout_step_legal FOREIGN KEY (moved_from, moved_to) REFERENCES public.fanfare_payout_transition(from_state, to_state);
-- Name: fanfare_payout_step fanfare_payout_step_payout; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_payout_step
    ADD CONSTRAINT fanfare_payout_step_payout FOREIGN KEY (payout) REFERENCES public.fanfare_payout(id);
-- Name: fanfare_posting fanfare_posting_chain; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_posting
    ADD CONSTRAINT fanfare_posting_chain FOREIGN KEY (account, prev_seq, prev_balance) REFERENCES public.fanfare_posting(account, seq, balance_after);
-- Name: fanfare_posting fanfare_posting_line; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_posting
    ADD CONSTRAINT fanfare_posting_line FOREIGN KEY (txn, line) REFERENCES public.fanfare_transfer(txn, line);
-- Name: fanfare_refund_part fanfare_refund_part_refund; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_refund_part
    ADD CONSTRAINT fanfare_refund_part_refund FOREIGN KEY (refund) REFERENCES public.fanfare_refund(id);
-- Name: fanfare_sale_part fanfare_sale_part_sale; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_sale_part
    ADD CONSTRAINT fanfare_sale_part_sale FOREIGN KEY (sale) REFERENCES public.fanfare_sale(id);
-- Name: fanfare_tier_history fanfare_tier_history_chain; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_tier_history
    ADD CONSTRAINT fanfare_tier_history_chain FOREIGN KEY (creator, prev_seq, began_at) REFERENCES public.fanfare_tier_history(creator, seq, ended_at);
-- Name: fanfare_tier_history fanfare_tier_history_open; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_tier_history
    ADD CONSTRAINT fanfare_tier_history_open FOREIGN KEY (creator) REFERENCES public.fanfare_tier_standing(creator);
-- Name: fanfare_tier_standing fanfare_tier_standing_chain; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_tier_standing
    ADD CONSTRAINT fanfare_tier_standing_chain FOREIGN KEY (creator, prev_seq, began_at) REFERENCES public.fanfare_tier_history(creator, seq, ended_at);
-- Name: fanfare_transaction fanfare_transaction_reverses; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_transaction
    ADD CONSTRAINT fanfare_transaction_reverses FOREIGN KEY (reverses) REFERENCES public.fanfare_transaction(id);
-- Name: fanfare_transfer fanfare_transfer_credit; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_transfer
    ADD CONSTRAINT fanfare_transfer_credit FOREIGN KEY (credit, asset, scale) REFERENCES public.fanfare_account(id, asset, scale);
-- Name: fanfare_transfer fanfare_transfer_debit; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_transfer
    ADD CONSTRAINT fanfare_transfer_debit FOREIGN KEY (debit, asset, scale) REFERENCES public.fanfare_account(id, asset, scale);
-- Name: fanfare_transfer fanfare_transfer_txn; Type: FK CONSTRAINT; Schema: public; Owner: -
ALTER TABLE ONLY public.fanfare_transfer
    ADD CONSTRAINT fanfare_transfer_txn FOREIGN KEY (txn) REFERENCES public.fanfare_transaction(id);
-- PostgreSQL database dump complete
