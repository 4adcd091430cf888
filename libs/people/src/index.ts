export { type Address, normaliseAddress } from './address.js';
export { contactIds } from './contacts.js';
