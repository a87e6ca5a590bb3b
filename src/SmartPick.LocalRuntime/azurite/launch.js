// Runs Azurite for as long as the parent keeps this process's standard input open: a closed pipe is the one sign of
// the parent's end, asked for or not, that every platform gives.
process.stdin.on('end', () => {
  process.emit('SIGTERM') || process.exit();
  setTimeout(() => process.exit(), 5000).unref();
});
process.stdin.resume();

// Ctrl-C reaches the whole process group, but the parent may still have something to write: it decides when to stop.
process.on('SIGINT', () => {});
process.on('newListener', (event, listener) => {
  if (event === 'SIGINT') setImmediate(() => process.off('SIGINT', listener));
});

require('azurite/dist/src/azurite.js');
