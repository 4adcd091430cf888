/** Mails as servers send them back, written by hand after their shapes. Every address and host is invented. */

/** What a notification says of one recipient; say only what matters to the test. */
export interface Returned {
  readonly action?: string;
  readonly status?: string;
  readonly recipient?: string;
  readonly said?: string;
}

const crlf = (text: string) => Buffer.from(text.trimStart().replace(/\r?\n/g, '\r\n'));

/** A notification of Postfix. */
export function postfixReport({
  action = 'failed',
  status = '5.1.1',
  recipient = 'ana@example.org',
  said = '550 5.1.1 <ana@example.org>: Recipient address rejected: User unknown in virtual mailbox table',
}: Returned = {}): Buffer {
  return crlf(`
Return-Path: <>
Date: Mon,  1 Mar 2027 09:00:07 +0000 (UTC)
From: MAILER-DAEMON@mx.example.org (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: bounces@in.kring.test
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="4B1C2D3E4F.1772355607/mx.example.org"
Content-Transfer-Encoding: 8bit
Message-Id: <20270301090007.4B1C2D3E4F@mx.example.org>

This is a MIME-encapsulated message.

--4B1C2D3E4F.1772355607/mx.example.org
Content-Description: Notification
Content-Type: text/plain; charset=utf-8

I'm sorry to have to inform you that your message could not be delivered.

<${recipient}>: ${said}

--4B1C2D3E4F.1772355607/mx.example.org
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org
X-Postfix-Queue-ID: 4B1C2D3E4F
Arrival-Date: Mon,  1 Mar 2027 09:00:05 +0000 (UTC)

Final-Recipient: rfc822; ${recipient}
Original-Recipient: rfc822;${recipient}
Action: ${action}
Status: ${status}
Remote-MTA: dns; mail.example.org
Diagnostic-Code: smtp; ${said}

--4B1C2D3E4F.1772355607/mx.example.org
Content-Description: Undelivered Message
Content-Type: message/rfc822

Return-Path: <bounces@in.kring.test>
From: Netwerk <agenda@kring.test>
To: Ana <${recipient}>
Subject: Je bent aangemeld
Content-Type: multipart/alternative; boundary="inner"

--inner
Content-Type: text/plain

Tot donderdag.
--inner--

--4B1C2D3E4F.1772355607/mx.example.org--
`);
}

/** A notification of Exchange: base64, its own words in Dutch, the status spread over the diagnostic. */
export function exchangeReport({
  action = 'failed',
  status = '5.2.2',
  recipient = 'ana@example.org',
  said = '552 5.2.2 STOREDRV.Deliver.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded',
}: Returned = {}): Buffer {
  const words = Buffer.from(`Bezorging is mislukt bij deze geadresseerden:\n\n${recipient}\nHet postvak is vol.\n`);
  return crlf(`
From: "Microsoft Outlook" <MicrosoftExchange0a1b2c@example.org>
To: <bounces@in.kring.test>
Subject: =?utf-8?B?${Buffer.from('Niet te bezorgen: Je bent aangemeld – café').toString('base64')}?=
Date: Mon, 1 Mar 2027 09:03:00 +0000
Message-ID: <0f1e2d3c@AM0PR01.example.org>
MIME-Version: 1.0
X-MS-Exchange-Message-Is-Ndr:
Content-Type: multipart/report; report-type=delivery-status;
 boundary="_000_AM0PR01_"
Auto-Submitted: auto-replied

--_000_AM0PR01_
Content-Type: multipart/alternative; differences=Content-Type;
 boundary="_001_AM0PR01_"

--_001_AM0PR01_
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: base64

${words.toString('base64')}

--_001_AM0PR01_
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: quoted-printable

<html><body><p>Het postvak van <b>${recipient}</b> is vol =E2=80=93 probeer het =
later.</p></body></html>

--_001_AM0PR01_--

--_000_AM0PR01_
Content-Type: message/delivery-status

Reporting-MTA: dns;AM0PR01.example.org
Received-From-MTA: dns;mx.kring.test

Original-Recipient: rfc822;${recipient}
Final-Recipient: RFC822; ${recipient.toUpperCase()}
Action: ${action}
Status: ${status}
Diagnostic-Code: smtp;${said}
X-Display-Name: Ana

--_000_AM0PR01_
Content-Type: message/rfc822

From: Netwerk <agenda@kring.test>
Subject: Je bent aangemeld

Tot donderdag.
--_000_AM0PR01_--
`);
}

/** A notification of Gmail, whose Diagnostic-Code goes on over several lines. */
export function gmailReport({ recipient = 'ana@example.org' }: Returned = {}): Buffer {
  return crlf(`
From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>
To: bounces@in.kring.test
Auto-Submitted: auto-replied
Subject: Delivery Status Notification (Delay)
Message-ID: <69a4.1c0a@mx.googlemail.example>
Date: Mon, 01 Mar 2027 02:00:00 -0800 (PST)
Content-Type: multipart/report; boundary="000000000000b0a1"; report-type=delivery-status

--000000000000b0a1
Content-Type: multipart/related; boundary="000000000000b0a2"

--000000000000b0a2
Content-Type: text/plain; charset="UTF-8"

** Delivery incomplete **

--000000000000b0a2--
--000000000000b0a1
Content-Type: message/delivery-status

Reporting-MTA: dns; googlemail.example
Arrival-Date: Mon, 01 Mar 2027 01:00:00 -0800 (PST)

Final-Recipient: rfc822; ${recipient}
Action: delayed
Status: 4.4.1
Diagnostic-Code: smtp; The recipient server did not accept our requests to connect.
 Learn more at https://support.example/answer
 [mail.example.org. 192.0.2.1: timed out]
Will-Retry-Until: Tue, 02 Mar 2027 09:00:00 -0800 (PST)

--000000000000b0a1--
`);
}

/** As qmail and many small servers do it: text only, no standard at all. */
export function plainReport(): Buffer {
  return crlf(`
Return-Path: <>
From: MAILER-DAEMON@post.example.net
To: bounces@in.kring.test
Subject: failure notice
Date: 1 Mar 2027 09:00:00 -0000

Hi. This is the qmail-send program at post.example.net.
I'm afraid I wasn't able to deliver your message to the following addresses.

<ana@example.org>:
192.0.2.7 does not like recipient.
Remote host said: 550 sorry, no mailbox here by that name
`);
}

/** Somebody is away and has said so to everybody. */
export function absenceNote(): Buffer {
  return crlf(`
From: Ana <ana@example.org>
To: bounces@in.kring.test
Subject: =?iso-8859-1?Q?Afwezig:_op_vakantie_in_Itali=EB?=
Auto-Submitted: auto-replied (vacation)
Precedence: bulk
Message-ID: <away-1@example.org>

Ik ben er weer op maandag.
`);
}

/** A complaint as providers send it (RFC 5965). @param sender the envelope sender of our mail, when they tell it. */
export function complaintReport(sender = '', type = 'abuse'): Buffer {
  return crlf(`
From: <feedback@provider.example>
To: <complaints@in.kring.test>
Date: Mon, 1 Mar 2027 10:00:00 +0000
Subject: FW: Herinnering
Message-ID: <arf-1@provider.example>
MIME-Version: 1.0
Content-Type: multipart/report; report-type=feedback-report; boundary="part1_13d"

--part1_13d
Content-Type: text/plain; charset="US-ASCII"

This is an email abuse report.

--part1_13d
Content-Type: message/feedback-report

Feedback-Type: ${type}
User-Agent: SomeGenerator/1.0
Version: 1
${sender ? `Original-Mail-From: <${sender}>\n` : ''}Arrival-Date: Mon, 1 Mar 2027 09:30:00 +0000
Source-IP: 192.0.2.1

--part1_13d
Content-Type: message/rfc822

From: Netwerk <agenda@kring.test>
To: redacted
Subject: Herinnering

Tot morgen.
--part1_13d--
`);
}
