// Fields that a message without any gets in front when it is encoded (RFC 1428 §3).

export function textFields(charset: string): string {
  return `MIME-Version: 1.0\r\nContent-Type: text/plain; charset=${charset}\r\n`;
}
