import { fastifyCookie } from '@fastify/cookie';
import { Inject, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { CONFIG, type Config } from '#platform';
import { Answer } from '../http/answer.js';

/** `session` proves who is signed in; `browser` proves that a mailed link is used where it was asked for. */
type CookieName = 'session' | 'browser';

/** The two cookies of the console. The public site has none. */
@Injectable()
export class Cookies {
  readonly #isHttps: boolean;

  constructor(@Inject(CONFIG) config: Config) {
    this.#isHttps = config.publicUrl.startsWith('https:');
  }

  read(request: FastifyRequest, name: CookieName): string | undefined {
    return request.cookies[this.#fullName(name)];
  }

  /** The same answer, with a cookie that lives for `seconds`; an empty value takes the cookie away. */
  set(answer: Answer, name: CookieName, value: string, seconds: number): Answer {
    const cookie = fastifyCookie.serialize(this.#fullName(name), value, {
      path: '/',
      httpOnly: true,
      secure: this.#isHttps,
      sameSite: 'lax', // strict would sign people out when they follow a link from a mail
      maxAge: value === '' ? 0 : seconds,
    });
    return new Answer(answer.body, { ...answer.headers, 'set-cookie': cookie }, answer.status);
  }

  /** The prefix makes the browser refuse a cookie that a neighbouring host tries to plant (RFC 6265bis section 4.1.3). */
  #fullName(name: CookieName): string {
    return this.#isHttps ? `__Host-kring_${name}` : `kring_${name}`;
  }
}
