with delta as (
  select as_of as on_day, creator,
    greatest(0, views - coalesce(max(views) over before, 0)) as views,
    greatest(0, likes - coalesce(max(likes) over before, 0)) as likes,
    greatest(0, comments - coalesce(max(comments) over before, 0)) as comments
  from counter
  window before as (partition by video order by as_of rows between unbounded preceding and 1 preceding)
), piece as (
  select on_day, creator, views, likes, comments, 0 as gifts, 0.00 as revenue from delta
  union all select on_day, creator, 0, 0, 0, 1, share from paid
  union all select on_day, creator, 0, 0, 0, 0, -share from refund
)
select on_day as "date", creator as creator_id, sum(views) as views, sum(likes) as likes,
  sum(comments) as comments, 0 as shares, sum(gifts) as gifts, sum(revenue) as gift_revenue_net,
  half_even((sum(likes) + sum(comments)) * 100, sum(views), 4) as engagement_rate
from piece where on_day <= (select last_day from as_of)
group by on_day, creator order by on_day, creator
