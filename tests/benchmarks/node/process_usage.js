// The same figures as in process_usage.py.

'use strict';

const { readFileSync } = require('node:fs');

function cpuSeconds() {
  const usage = process.resourceUsage();
  return (usage.userCPUTime + usage.systemCPUTime) / 1e6;
}

function peakMemory() {
  try {
    // On Linux maxRSS starts from what the parent process had.
    return Number(/VmHWM:\s*(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024;
  } catch {
    return process.resourceUsage().maxRSS * 1024;
  }
}

module.exports = { cpuSeconds, peakMemory };
