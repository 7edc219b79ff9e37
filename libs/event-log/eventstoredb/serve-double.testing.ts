import { EventStoreDouble } from './eventstore-double.testing.js';

// An EventStoreDB for whoever started this process with an IPC channel: tells its address, and ends with its starter.

const double = await EventStoreDouble.start();
process.on('disconnect', () => double.stop());
process.send?.(double.url);
