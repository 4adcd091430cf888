/**
 * Loaded into each child before its own code: when the supervisor dies without a word, its children end as if it had
 * asked them to, instead of holding ports and doing work behind the back of the next start.
 */
const PATIENCE_MS = 8000;

process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), PATIENCE_MS).unref();
});
process.channel?.unref(); // the channel alone keeps nobody alive
