-- Sends the bodies of a file, one a line, in turn; or, without a file, GETs with the headers given as name=value.
local bodies, at = {}, 0

function init(args)
  wrk.headers["Accept"] = "application/json"
  for i = 1, #args do
    local name, value = args[i]:match("^([%w-]+)=(.*)$")
    if name == "bodies" then
      for line in io.lines(value) do bodies[#bodies + 1] = line end
    else
      wrk.headers[name] = value
    end
  end
  if #bodies > 0 then
    wrk.method = "POST"
    wrk.headers["Content-Type"] = "application/json"
  end
end

function request()
  if #bodies == 0 then return wrk.format() end
  at = at % #bodies + 1
  return wrk.format(nil, nil, nil, bodies[at])
end

function done(summary, latency)
  io.write(string.format("figures %d %d %d %d %d %d\n",
    summary.requests, summary.duration, latency:percentile(50), latency:percentile(99), summary.errors.status,
    summary.errors.connect + summary.errors.read + summary.errors.write + summary.errors.timeout))
end
