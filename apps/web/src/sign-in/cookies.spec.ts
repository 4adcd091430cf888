import { fastifyCookie } from '@fastify/cookie';
import { fastify } from 'fastify';
import { readConfig } from '#platform';
import { seeOther } from '../http/answer.js';
import { Cookies } from './cookies.js';

// The plugin loads its parser when it is registered.
beforeAll(async () => {
  await fastify().register(fastifyCookie);
});

describe('the cookies of the console', () => {
  it('carry the prefix that binds them to this host, behind https', () => {
    const config = readConfig({
      PUBLIC_URL: 'https://kring.example.org',
      SMTP_URL: 'smtp://mail.example.org',
      MAIL_FROM: 'a@example.org',
    });
    const { headers, status } = new Cookies(config).set(seeOther('/console'), 'session', 'secret', 60);
    expect(status).toBe(303);
    expect(headers).toMatchObject({
      location: '/console',
      'set-cookie': '__Host-kring_session=secret; Max-Age=60; Path=/; HttpOnly; Secure; SameSite=Lax',
    });
  });

  it("do without the prefix on a machine of one's own, where there is no https", () => {
    const { headers } = new Cookies(readConfig({})).set(seeOther('/console'), 'session', '', 60);
    expect(headers['set-cookie']).toBe('kring_session=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax');
  });
});
