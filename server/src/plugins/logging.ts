const secrets = ['password', 'token', 'secret', 'seed', 'cookie', 'set-cookie', 'authorization']

/** Logs as JSON lines; what identifies a session or a person's secret never gets in. */
export const loggerOptions = (level: string) => ({
  level,
  redact: {
    // In the line itself, in an object of it, and among the headers of one.
    paths: secrets.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.headers["${name}"]`]),
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
