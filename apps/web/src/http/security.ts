import type { FastifyHelmetOptions } from '@fastify/helmet';
import type { Config } from '#platform';

const YEAR = 365 * 24 * 60 * 60;
const NONE = ["'none'"];
const OWN = ["'self'"];

/** What the browser may do with our pages: load from us, send to us, and nothing else. */
export function securityHeaders(config: Pick<Config, 'publicUrl'>): FastifyHelmetOptions {
  const https = config.publicUrl.startsWith('https:');
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: NONE,
        scriptSrc: OWN,
        styleSrc: OWN,
        imgSrc: ["'self'", 'data:'],
        fontSrc: OWN,
        connectSrc: OWN,
        formAction: OWN,
        baseUri: NONE,
        frameAncestors: NONE,
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https ? { maxAge: 2 * YEAR, includeSubDomains: false } : false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  };
}

/** Features no page of ours asks for, so a script that got in could not either. */
export const PERMISSIONS_POLICY =
  'accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), payment=(), usb=()';
