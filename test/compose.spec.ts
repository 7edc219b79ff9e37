import { spawnSync } from 'node:child_process';
import { describeWithTool } from './tools.testing.js';

const CLUSTER = ['-f', 'docker-compose.cluster.yml'];
/** What nobody but the operator knows. */
const PASSWORDS = { EVENTSTORE_ADMIN_PASSWORD: 'a1', EVENTSTORE_OPS_PASSWORD: 'b2', EVENTSTORE_PASSWORD: 'c3', POSTGRES_PASSWORD: 'd4' };

/** What docker-compose makes of a file, in an environment that says nothing else. */
function compose(args: readonly string[], environment: Readonly<Record<string, string | undefined>> = {}) {
  const { status, stdout, stderr } = spawnSync('docker-compose', args, { encoding: 'utf8', env: { PATH: process.env.PATH, ...environment } });
  return { status, stdout, stderr };
}

const servicesOf = (args: readonly string[], environment = {}) =>
  compose([...args, 'config', '--services'], environment)
    .stdout.trim()
    .split('\n')
    .toSorted();
const portsIn = (config: string) => [...config.matchAll(/^ +(?:- |host_ip: )(.*:\d+\/tcp|127\..*)$/gm)].map(([, port]) => port);

describeWithTool('docker-compose', 'the compose files', () => {
  it('put server, EventStoreDB and PostgreSQL on a laptop, where only this machine reaches the server', () => {
    const { status, stdout } = compose(['config']);
    expect(status).toBe(0);
    expect(servicesOf([])).toEqual(['eventstore', 'mingzhang', 'postgres']);
    expect(portsIn(stdout)).toEqual(['127.0.0.1:3000:3000/tcp']);
    // Without TLS the store may be reached from the server only: it listens on the loopback of the network that both live in.
    expect(stdout).toMatch(/network_mode: service:eventstore/);
    expect(stdout).toMatch(/EVENTSTORE_NODE_IP: 127\.0\.0\.1/);
  });

  it('make a cluster of three nodes with TLS, its authority and its user', () => {
    const { status, stdout } = compose([...CLUSTER, 'config'], PASSWORDS);
    expect(status).toBe(0);
    expect(servicesOf(CLUSTER, PASSWORDS)).toEqual(['certificates', 'eventstore-user', 'eventstore1', 'eventstore2', 'eventstore3', 'mingzhang', 'postgres']);
    expect(portsIn(stdout)).toEqual(['127.0.0.1:3000:3000/tcp']);
    expect(stdout).not.toMatch(/INSECURE|tls=false|changeit|POSTGRES_HOST_AUTH_METHOD/);
  });

  it.each(Object.keys(PASSWORDS))('start no cluster without %s', (name) => {
    for (const value of [undefined, '']) expect(compose([...CLUSTER, 'config', '--quiet'], { ...PASSWORDS, [name]: value }).status).not.toBe(0);
  });
});
