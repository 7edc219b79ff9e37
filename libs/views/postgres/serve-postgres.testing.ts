import { PostgresServer } from './postgres-server.testing.js';

// A PostgreSQL for whoever started this process with an IPC channel: tells the address of an empty database, and ends with its starter.

const server = await PostgresServer.start('on');
process.on('disconnect', () => void server.remove());
process.send?.(await server.database());
