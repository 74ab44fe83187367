import chromium from '@sparticuz/chromium'

/** Once before the tests: two workers that unpack the browser at the same time would start one that is half written. */
export default async function setup(): Promise<void> {
  await chromium.executablePath()
}
