import fc from 'fast-check';
import { newId, Secrets } from '#platform';
import { InboundAddresses, type InboundPurpose } from './address.js';

const OLD = 'o'.repeat(32);
const NEW = 'n'.repeat(32);
const inbound = (domain: string) => ({ inbound: { domain, smtp: undefined, maildir: undefined } });
const addresses = new InboundAddresses(inbound('in.kring.test'), new Secrets([OLD]));
const purpose = fc.constantFrom<InboundPurpose[]>('bounces', 'rsvp');

const made = (id: string = newId()) => addresses.inboundAddress('bounces', id) as string;

it('opens what was made, also when a server on the way changed its case', () => {
  fc.assert(
    fc.property(purpose, fc.uuid(), (purpose, id) => {
      const address = addresses.inboundAddress(purpose, id) ?? '';
      expect(addresses.readInboundAddress(address)).toEqual({ purpose, id });
      expect(addresses.readInboundAddress(address.toUpperCase())).toEqual({ purpose, id });
      expect(address).toBe(address.toLowerCase());
      expect(address.indexOf('@')).toBeLessThanOrEqual(64);
    }),
  );
});

it('believes no address in which any character was changed', () => {
  const address = made();
  fc.assert(
    fc.property(fc.nat(address.indexOf('@') - 1), fc.constantFrom(...'0123456789abcdef.+z'), (at, letter) => {
      fc.pre(address[at] !== letter);
      expect(addresses.readInboundAddress(address.slice(0, at) + letter + address.slice(at + 1))).toBeUndefined();
    }),
  );
});

it('believes no address that lost or gained something', () => {
  const address = made();
  const [local = '', domain = ''] = address.split('@');
  const bent = [
    ...Array.from(address, (_, at) => address.slice(0, at)),
    `${local}0@${domain}`,
    `${local}@${domain}.`,
    `${local}@mail.${domain}`,
    `<${address}>`,
    `${address}\n`,
    ` ${address}`,
    local,
  ];
  expect(bent.filter((text) => addresses.readInboundAddress(text))).toEqual([]);
});

it('does not open for another purpose or another domain', () => {
  const address = made();
  expect(addresses.readInboundAddress(address.replace('bounces', 'rsvp'))).toBeUndefined();
  expect(addresses.readInboundAddress(address.replace('in.kring.test', 'kring.test'))).toBeUndefined();
  const elsewhere = new InboundAddresses(inbound('other.test'), new Secrets([OLD]));
  expect(elsewhere.readInboundAddress(address)).toBeUndefined();
});

it('does not take the proof of anything else of ours', () => {
  const id = newId();
  const code = new Secrets([OLD]).shortCode('something else', id);
  expect(addresses.readInboundAddress(`bounces+${id.replaceAll('-', '')}.${code}@in.kring.test`)).toBeUndefined();
});

it('still opens what left before the key was replaced, and nothing once the old key is gone', () => {
  const address = made();
  const rotated = new InboundAddresses(inbound('in.kring.test'), new Secrets([NEW, OLD]));
  const replaced = new InboundAddresses(inbound('in.kring.test'), new Secrets([NEW]));
  expect(rotated.readInboundAddress(address)?.purpose).toBe('bounces');
  expect(replaced.readInboundAddress(address)).toBeUndefined();
});

it('makes and reads nothing without a domain', () => {
  const none = new InboundAddresses({ inbound: undefined }, new Secrets([OLD]));
  expect(none.inboundAddress('bounces', newId())).toBeUndefined();
  expect(none.readInboundAddress(made())).toBeUndefined();
});

it('believes nothing that is only a text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 120 }), (text) => {
      expect(addresses.readInboundAddress(text)).toBeUndefined();
    }),
  );
});
