-- Puts new tasks into one queue in one step: status records, values of idempotency keys and envelopes.
-- Returns three values for each task that is refused; it leaves no trace and does not affect the others.
-- States: new -> available, new -> scheduled
-- KEYS[1] queue  LIST task_queue or task_queue:<name>, gains the tasks that are due
-- KEYS[2] scheduled  ZSET task_scheduled or task_scheduled:<name>, gains the others, by due time in ms
-- KEYS[3] queues  SET task_queues, gains the queue's name
-- KEYS[4..] own_keys  STRING task_status:<id> of each task, then task_key:<hash> of each that has an idempotency key
-- ARGV[1] queue_name  the queue's name
-- ARGV[2] max_depth  limit of waiting tasks, scheduled ones included, 0 for none
-- ARGV[3] window  expiry of an idempotency key, ms
-- ARGV[4] tasks  their number
-- ARGV[5] max_queues  limit of listed queues, at which no name is added, 0 for none
-- ARGV[6..] fields  all envelopes, then all status records, due times in epoch ms or '', values of their keys or ''
-- RESULT number  position of a refused task, from 1, followed by one of these; accepted tasks are not reported
-- RESULT repeated  followed by the value of the idempotency key since its first use: nothing was written
-- RESULT taken  followed by '': a record of a task with this id exists
-- RESULT full  followed by '': max_depth is reached
-- RESULT unlisted  followed by '': the queue is new and max_queues is reached
-- RESULT wrongtype  followed by the key that holds a wrong Redis type
local queue, scheduled, queues = KEYS[1], KEYS[2], KEYS[3]
local queue_name, max_depth, window, tasks, max_queues = ARGV[1], tonumber(ARGV[2]), ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5])
local own_keys, last_key, claimed = 3, 3 + tasks, {} -- claimed: what earlier tasks of this call are about to write
local function wrong_type(key, expected)
  local found = redis.call('TYPE', key).ok
  return found ~= 'none' and found ~= expected and key
end
-- A failing write does not undo the ones before it, so all keys are checked before the first write.
local wrong = wrong_type(queue, 'list') or wrong_type(scheduled, 'zset') or wrong_type(queues, 'set')
local depth = wrong and 0 or redis.call('LLEN', queue) + redis.call('ZCARD', scheduled)
local listed = wrong or redis.call('SISMEMBER', queues, queue_name) == 1
local no_room = not listed and max_queues > 0 and redis.call('SCARD', queues) >= max_queues
local all_new = #KEYS == own_keys or redis.call('EXISTS', unpack(KEYS, own_keys + 1)) == 0 -- most often so
local function value_of(key)
  local value = claimed[key] or not all_new and redis.pcall('GET', key)
  if type(value) == 'table' then return nil, key end -- the error reply of a wrong type
  return value, nil
end
local results, statuses, requests, due_now, due_later, again = {}, {}, {}, {}, {}, nil
for task = 1, tasks do
  local status_key, envelope, record = KEYS[own_keys + task], ARGV[5 + task], ARGV[5 + tasks + task]
  local due_at, request = ARGV[5 + 2 * tasks + task], ARGV[5 + 3 * tasks + task]
  local known, bad_status = value_of(status_key)
  if request ~= '' then last_key = last_key + 1 end
  local request_key, first_use, bad_request = request ~= '' and KEYS[last_key], false, nil
  if request_key then first_use, bad_request = value_of(request_key) end
  local result, detail = nil, ''
  if wrong or bad_status or bad_request then result, detail = 'wrongtype', wrong or bad_status or bad_request
  elseif first_use then result, detail, again = 'repeated', first_use, request_key
  elseif known then result = 'taken'
  elseif no_room then result = 'unlisted'
  elseif max_depth > 0 and depth >= max_depth then result = 'full'
  else
    depth, claimed[status_key], statuses[#statuses + 1], statuses[#statuses + 2] = depth + 1, record, status_key, record
    if request_key then claimed[request_key], requests[request_key] = request, request end
    if due_at == '' then due_now[#due_now + 1] = envelope
    else due_later[#due_later + 1], due_later[#due_later + 2] = due_at, envelope end
  end
  if result then results[#results + 1], results[#results + 2], results[#results + 3] = tostring(task), result, detail end
end
if #statuses > 0 then
  redis.call('MSET', unpack(statuses)) -- out of memory or read-only: this fails, and nothing has happened
  for key, request in pairs(requests) do redis.call('SET', key, request, 'PX', window) end
  if #due_now > 0 then redis.call('LPUSH', queue, unpack(due_now)) end
  if #due_later > 0 then redis.call('ZADD', scheduled, unpack(due_later)) end
  if not listed then redis.call('SADD', queues, queue_name) end
elseif again then -- a write that changes nothing: WAIT confirms no further than its connection's own last write
  local left = redis.call('PTTL', again)
  redis.call('PEXPIRE', again, left > 0 and left or window)
end
return results
