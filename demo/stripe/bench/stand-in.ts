import { startStandIn } from '../start.ts';

/** The stand-in as anyone starts it; asked for its memory, it tidies up first. */
const standIn = await startStandIn({ host: '127.0.0.1' });

process.on('message', () => {
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({ rss, heapUsed });
});
process.send?.({ url: standIn.apiUrl, key: standIn.secretKey });

process.on('disconnect', () => {
  process.exit();
});
