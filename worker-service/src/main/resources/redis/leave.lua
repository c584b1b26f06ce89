-- Takes a stopping worker off the list. With tasks left in its processing list it counts as lost from now on, so that
-- another worker recovers them at once.
-- States: none
-- KEYS[1] lease  STRING worker_status:<worker>, with time to live
-- KEYS[2] processing  LIST task_processing:<worker>
-- KEYS[3] workers  SET task_workers
-- KEYS[4] lost  SET task_workers_lost
-- ARGV[1] worker  name
-- RESULT LEFT  nothing of the worker is left
-- RESULT TASKS_LEFT  its tasks wait to be recovered
local lease, processing, workers, lost = KEYS[1], KEYS[2], KEYS[3], KEYS[4]
local worker = ARGV[1]

-- All fail on a wrong type, before the first write.
local left = redis.call('LLEN', processing)
redis.call('SCARD', workers)
redis.call('SCARD', lost)

redis.call('DEL', lease)
redis.call('SREM', workers, worker)
if left > 0 then
  redis.call('SADD', lost, worker)
  return 'TASKS_LEFT'
end
return 'LEFT'
