export { type Address, normaliseAddress, readableAddress } from './address.js';
export { contactIds } from './contacts.js';
