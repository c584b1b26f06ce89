-- Opens a dataset for a stream of records, unless one was opened under its idempotency key.
-- States: new -> running
-- KEYS[1] dataset  HASH task_dataset:<id>, is created
-- KEYS[2] status  STRING task_status:<id>, the dataset's own status record
-- KEYS[3] datasets  ZSET task_datasets, gains the id by opening time in ms
-- KEYS[4] request  STRING task_key:<hash>, gains the id; the status key again if the submitter sent no key
-- KEYS[5] dead  ZSET task_dead
-- ARGV[1] id  the dataset's id
-- ARGV[2] status_record  its record as a running dataset
-- ARGV[3] opened_at  epoch ms
-- ARGV[4] idle  expiry of a dataset without activity, ms
-- ARGV[5] window  expiry of the idempotency key, ms
-- ARGV[6] listed  length of the list of the newest datasets
-- ARGV[7..] fields  field and value in turn: the first content of the hash
-- RESULT opened  followed by '': chunks may follow
-- RESULT known  followed by the id of the dataset opened under the idempotency key: nothing was written
-- RESULT taken  followed by '': a dataset, a task or a dead letter with this id exists
-- RESULT wrongtype  followed by the key that holds a wrong Redis type
local dataset, status, datasets, request, dead = KEYS[1], KEYS[2], KEYS[3], KEYS[4], KEYS[5]
local id, status_record, opened_at, idle, window = ARGV[1], ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local listed = tonumber(ARGV[6])
local has_key = request ~= status

local function wrong_type(key, expected)
  local found = redis.call('TYPE', key).ok
  return found ~= 'none' and found ~= expected and key
end
-- A failing write does not undo the ones before it, so all keys are checked before the first write.
local wrong = wrong_type(dataset, 'hash') or wrong_type(status, 'string') or wrong_type(datasets, 'zset')
  or wrong_type(request, 'string')
if wrong then return {'wrongtype', wrong} end

local known = has_key and redis.call('GET', request)
if known then return {'known', known} end
local is_dead = redis.call('TYPE', dead).ok == 'zset' and redis.call('ZSCORE', dead, id)
if is_dead or redis.call('EXISTS', dataset, status) > 0 then return {'taken', ''} end

redis.call('HSET', dataset, unpack(ARGV, 7)) -- out of memory or read-only: this fails, and nothing has happened
redis.call('PEXPIRE', dataset, idle)
redis.call('SET', status, status_record, 'PX', idle)
redis.call('ZADD', datasets, opened_at, id)
redis.call('ZREMRANGEBYRANK', datasets, 0, -listed - 1)
if has_key then redis.call('SET', request, id, 'PX', window) end
return {'opened', ''}
