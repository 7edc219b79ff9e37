import { TestServer } from '../testing/server.testing.js';

let server: TestServer;

beforeAll(async () => {
  server = await TestServer.start();
  await server.freshBook();
});

afterAll(() => server.stop());

describe('the start page', () => {
  it('says where citizens, inspectors and finance officers go, and which book is here', async () => {
    const { text, headers } = await server.anybody.get('/').expect(200).expect('Content-Type', 'text/html; charset=utf-8');
    for (const href of ['/board', '/walk', '/api/docs']) expect(text).toContain(`href="${href}"`);
    expect(text).toContain('安和县');
    expect(text).toContain('演示 DEMO');
    expect(headers['content-security-policy']).toBe("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
  });

  it('is not sent again to who has it', async () => {
    const first = await server.anybody.get('/').expect(200).expect('Cache-Control', 'public, max-age=30');
    const again = await server.anybody.get('/').set('If-None-Match', `W/${first.headers.etag}, "other"`).expect(304);
    expect(again.text).toBe('');
  });

  it('has its style in a file', async () => {
    await server.anybody.get('/style/mingzhang.css').expect(200).expect('Content-Type', 'text/css; charset=utf-8');
  });
});
