const types = {
  json: 'application/json',
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** Offers a text or bytes as a file; the end of the name says what it is. */
export function download(name: string, content: BlobPart, type: keyof typeof types = 'json'): void {
  const url = URL.createObjectURL(new Blob([content], { type: types[type] }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
