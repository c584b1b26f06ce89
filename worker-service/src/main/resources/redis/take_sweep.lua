-- Lets one worker at a time look for processing lists that nobody knows.
-- States: none
-- KEYS[1] sweep  STRING task_orphan_sweep, with time to live
-- ARGV[1] period  how long nobody else may, milliseconds
-- RESULT MINE  this worker looks
-- RESULT OTHERS  another one has, within the period
local sweep, period = KEYS[1], ARGV[1]

return redis.call('SET', sweep, '1', 'NX', 'PX', period) and 'MINE' or 'OTHERS'
