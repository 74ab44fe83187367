/** Logs as JSON lines; what identifies a session or a person's secret never gets in. */
export const loggerOptions = (level: string) => ({
  level,
  redact: {
    paths: [
      'req.headers.cookie',
      'req.headers.authorization',
      'res.headers["set-cookie"]',
      '*.password',
      '*.token',
      '*.secret',
      '*.seed',
    ],
    censor: '[redacted]',
  },
  serializers: {
    /** Paths only: a query may hold an address or a name. */
    req: (request: { method: string; url: string }) => ({
      method: request.method,
      url: request.url.split('?', 1)[0] ?? '',
    }),
  },
})
