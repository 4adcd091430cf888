"""Reads calendar files, or mails with one, by Python's own mail parser and by python3-icalendar: judges that know nothing
of Kring. Takes JSON lines {"name", "ics"} or {"name", "eml" (base64), "to"}; answers one line each: {"name", "problems",
"ics", "method", "entries"}."""
import base64, email, email.policy, json, sys
from icalendar import Calendar


def from_mail(eml, to):
    problems = []
    mail = email.message_from_bytes(base64.b64decode(eml), policy=email.policy.default)
    parts = [part for part in mail.walk() if part.get_content_type() in ("text/calendar", "application/ics")]
    texts = [part.get_payload(decode=True).decode("utf-8") for part in parts]
    shape = [part.get_content_type() for part in mail.walk()]
    wanted = ["multipart/mixed", "multipart/alternative", "text/plain", "text/html", "text/calendar", "text/calendar"]
    if shape != wanted:
        problems.append(f"the parts of the mail are {shape}")
    if len(set(texts)) != 1:
        problems.append(f"{len(set(texts))} different files in one mail")
    if parts and (parts[0].get_content_disposition() or parts[-1].get_content_disposition() != "attachment"):
        problems.append("the first file must be an alternative, the second an attachment")
    methods = {part.get_param("method") for part in parts}
    if len(methods) != 1 or None in methods:
        problems.append(f"the Content-Types say method={methods}")
    return texts[0] if texts else "", problems, next(iter(methods), None), to


def read(line):
    asked = json.loads(line)
    method = to = None
    problems = []
    try:
        ics = asked.get("ics")
        if ics is None:
            ics, problems, method, to = from_mail(asked["eml"], asked["to"])
        calendar = Calendar.from_ical(ics.encode("utf-8"))
        problems += [f"{part.name}: {error}" for part in calendar.walk() for error in part.errors]
        said = str(calendar.get("METHOD", ""))
        if method and said != method:
            problems.append(f"METHOD:{said} in a mail that says {method}")
        entries = [entry(event) for event in calendar.walk("VEVENT")]
        if said in ("REQUEST", "CANCEL"):
            if len(entries) != 1:
                problems.append(f"{len(entries)} entries under one {said}")
            for one in entries:
                if len(one["attendees"]) != 1 or (to and one["attendees"][0].lower() != f"mailto:{to}".lower()):
                    problems.append(f"ATTENDEE {one['attendees']} in a mail to {to}")
                if not one["organizer"]:
                    problems.append("no ORGANIZER")
        return {"name": asked["name"], "problems": problems, "ics": ics, "method": said, "entries": entries}
    except Exception as error:
        return {"name": asked["name"], "problems": problems + [repr(error)], "ics": "", "method": "", "entries": []}


def entry(event):
    attendees = event.get("ATTENDEE", [])
    attendees = attendees if isinstance(attendees, list) else [attendees]
    text = lambda name: str(event.get(name, ""))
    return {
        "uid": text("UID"),
        "sequence": int(event.get("SEQUENCE", -1)),
        "title": text("SUMMARY"),
        "description": text("DESCRIPTION"),
        "location": text("LOCATION"),
        "url": text("URL"),
        "status": text("STATUS"),
        "startsAt": event.decoded("DTSTART").isoformat(),
        "endsAt": event.decoded("DTEND").isoformat(),
        "stamp": event.decoded("DTSTAMP").isoformat(),
        "organizer": text("ORGANIZER"),
        "attendees": [str(one) for one in attendees],
        "names": [str(one.params.get("CN", "")) for one in attendees],
    }


for line in sys.stdin:
    print(json.dumps(read(line)), flush=True)
