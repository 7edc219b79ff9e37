import { FastifyAdapter } from '@nestjs/platform-fastify';

// Fastify as Nest brings it and nothing else, sending the same bytes for every request: what a page could be sent at most. Tells its address when it listens.

const bytes = Buffer.from(process.argv[2] ?? '', 'base64');
const app = new FastifyAdapter().getInstance();
app.get('/*', (_request, reply) => reply.type('text/html; charset=utf-8').send(bytes));
process.on('disconnect', () => void app.close());
process.send?.({ url: await app.listen({ port: 0, host: '127.0.0.1' }) });
