/** Columns of `Registration` for a query over `registration r join contact c`. */
export const REGISTRATION_COLUMNS = `
  r.id, r.event_id as "eventId", r.contact_id as "contactId", r.status, r.attends, r.name, c.email_as_typed as email,
  r.organisation, r.role, r.sector, r.region, r.language, r.time_zone as "timeZone", r.link_version as "linkVersion",
  r.created_at as "createdAt", r.confirmed_at as "confirmedAt", r.cancelled_at as "cancelledAt", r.listed_consent_at as "listedConsentAt",
  r.removed_at as "removedAt", r.cancelled_by as "cancelledBy"`;
