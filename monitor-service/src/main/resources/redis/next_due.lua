-- Returns when the first task of a schedule is due, without its envelope.
-- States: none, only reads
-- KEYS[1] scheduled  ZSET task_scheduled or task_scheduled:<name>
-- RESULT nil  the schedule is empty
-- RESULT time  epoch milliseconds
local scheduled = KEYS[1]

return redis.call('ZRANGE', scheduled, 0, 0, 'WITHSCORES')[2]
