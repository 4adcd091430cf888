/**
 * `none`: says nothing of who somebody is: ids, times, counts, what organisers publish. `person`: a name, an address, what
 * somebody said, or what was said of them. `sensitive`: may tell of health or conviction, or holds whatever a file held.
 */
export type PrivacyClass = 'none' | 'person' | 'sensitive';

/**
 * Every column of our tables has a class: a migration that adds one says here which. Erasing, showing what is kept and
 * letting go after its time are tested against this list (test/privacy).
 */
export const PRIVACY_CLASSES: Readonly<Record<string, Readonly<Partial<Record<PrivacyClass, string>>>>> = {
  // The house
  community: { none: 'id name about hue time_zone contact_address updated_at' },
  organiser: { person: 'email name', none: 'id role language created_at disabled_at' },
  organiser_digest: { none: 'organiser_id rhythm chosen_at told_until' },
  sign_in_link: { none: 'id organiser_id token_hash browser_hash created_at expires_at used_at' },
  web_session: { none: 'id organiser_id token_hash created_at last_seen_at expires_at' },
  api_key: { none: 'id organiser_id name key_hash scopes created_at last_used_at revoked_at' },
  idempotency_key: { person: 'answer', none: 'id principal route key body_hash claimed_at expires_at' },
  audit_entry: { person: 'before after', none: 'id at actor_kind actor_id action subject_kind subject_id' },
  sweep_run: { none: 'name ran_at every_seconds' },

  // The groups of the network, and who takes part
  contact: {
    sensitive: 'remembered_answers',
    person: 'email email_as_typed found_by',
    none: 'id remembered_consent_at created_at erased_at feed_version',
  },
  theme_group: { none: 'id slug letter name about hue created_at retired_at' },
  theme_group_member: { person: 'name', none: 'theme_group_id contact_id circle since until' },

  // Events. Speakers are announced: their names are what organisers publish, their addresses are not.
  series: { none: 'id slug title summary language visibility created_at updated_at' },
  event: {
    none:
      'id slug status kind title summary body language starts_at ends_at time_zone local_start local_end location ' +
      'visibility opens_at closes_at waitlist_mode waiting_capacity start_version start_moved_at text_version created_at ' +
      'updated_at published_at cancelled_at offer_hours access approval allowed_domains series_id',
  },
  round: { none: 'id event_id position title starts_at ends_at min_choices max_choices' },
  session: {
    none:
      'id event_id round_id theme_group_id code position title speakers location starts_at ends_at status early_until ' +
      'early_opened_for start_version start_moved_at',
  },
  pool: { none: 'id event_id session_id mode capacity taken waiting ceiling' },
  room: { none: 'id event_id session_id url created_at replaced_at' },
  speaker: { person: 'name email email_as_typed', none: 'id seq event_id session_id language created_at' },
  question: {
    none:
      'id event_id session_id position kind preset label help options required shown_if_question_id shown_if_option ' +
      'privacy erase_days created_at retired_at',
  },

  // Registrations. A fingerprint of a form is a person's: by it one could try whether a name was ever sent.
  registration: {
    person: 'name organisation role sector region time_zone request_hash found_by decline_reason',
    none:
      'id event_id contact_id status arrival attends language listed_consent_at notice_shown_at group_id source ' +
      'registered_by link_version link_mailed_at created_at confirmed_at cancelled_at cancelled_by left_sessions ' +
      'removed_at invitation_id approved_at declined_at mail_off_at other_way_arrival',
  },
  registration_group: {
    person: 'name form_hash',
    none: 'id event_id contact_id size answer link_version created_at removed_at',
  },
  answer: { sensitive: 'value', none: 'registration_id question_id answered_at' },
  session_place: { none: 'registration_id session_id status arrival since' },
  offer: { none: 'id registration_id session_id made_at expires_at answered_at outcome' },
  calendar_entry: {
    none: 'id registration_id session_id uid sequence organizer last_method partstat partstat_at answered_at',
  },
  invitation: {
    person: 'email email_as_typed name found_by',
    none: 'id event_id link_version invited_by created_at mailed_at withdrawn_at used_at',
  },
  import_run: {
    sensitive: 'file',
    person: 'file_hash mapping',
    none:
      'id event_id organiser_id status tells_people done_row total_rows confirmed waiting known lease_until created_at ' +
      'finished_at expires_at',
  },
  import_refusal: { none: 'import_id row_number field code other_row' },

  // Who was there
  presence_observation: {
    person: 'identity source_key',
    none:
      'id event_id session_id registration_id source kind from_at to_at seconds present quality import_id recorded_at ' +
      'recorded_by undone_at',
  },
  attendance: { none: 'registration_id session_id raw_seconds clipped_seconds attended first_seen_at decided_by' },

  // Mail
  outgoing_mail: {
    person: 'to_address to_name facts smtp_text',
    none:
      'id seq key kind language subject_ids order_key priority status attempts next_attempt_at lease_until not_after ' +
      'message_id created_at sent_at smtp_code bounced_at bounce_code is_doubted',
  },
  mail_event: { person: 'text', none: 'id mail_id at what attempt code' },
  mail_forgotten: { none: 'about through' },
  inbound_mail: { person: 'fields', none: 'id fingerprint purpose about_id kind became subject_ids received_at' },
  mail_suppression: { person: 'address said', none: 'reason code mail_id at lifted_at' },
  mail_rate: { none: 'id empty_at' },
  mail_pace: { person: 'said', none: 'family step resume_at' },
  mail_alarm: { person: 'said', none: 'domain what since seen_at mails' },
  mail_plan: {
    none:
      'id event_id anchor lead enabled done_version created_at at_local at_doubled audience template edition ' +
      'version_offset session_id',
  },
  message: {
    none:
      'id event_id audience subject body status created_at created_by changed_at changed_by pressed_at people ' +
      'switched_off queued_to queued_all stopped_at ended_at',
  },
};
