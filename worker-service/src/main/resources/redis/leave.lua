-- Takes a stopping worker off the list. With tasks left in its processing list only its lease ends, so that another
-- worker finds and recovers them at once.
-- States: none
-- KEYS[1] lease  STRING worker_status:<worker>, with time to live
-- KEYS[2] processing  LIST task_processing:<worker>
-- KEYS[3] workers  SET task_workers
-- ARGV[1] worker  name
-- RESULT LEFT  nothing of the worker is left
-- RESULT TASKS_LEFT  its tasks wait to be recovered
local lease, processing, workers = KEYS[1], KEYS[2], KEYS[3]
local worker = ARGV[1]

-- Both fail on a wrong type, before the first write.
local left = redis.call('LLEN', processing)
redis.call('SCARD', workers)

redis.call('DEL', lease)
if left > 0 then
  return 'TASKS_LEFT'
end
redis.call('SREM', workers, worker)
return 'LEFT'
