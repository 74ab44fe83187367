import { useEffect, useState } from 'react'
import type { ScenarioView } from '@furrow/core/contract/studio'
import { serverNow } from '../../../api.ts'
import { m } from '../../../messages.ts'
import { Button } from '../../../ui/Button.tsx'
import { formatAgo } from '../../../ui/format.ts'

/** The time by the server's clock, as good as to the minute. */
function useMinute(): number {
  const [now, setNow] = useState(serverNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), 20_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

type NewsProps = { news: ScenarioView; onShow: () => void }

/** "Karen changed this 1 min ago": what is on the page stays until somebody asks to see the change. */
export function News({ news, onShow }: NewsProps) {
  const now = useMinute()
  const when = formatAgo(news.updatedAt, now)
  return (
    <p className="row small" data-news={news.version}>
      <span>
        {news.mine
          ? m.studio_news_mine({ name: news.name, when })
          : m.studio_news({ owner: news.ownerName, name: news.name, when })}
      </span>
      <Button size="small" look="quiet" title={m.studio_news_show_hint()} onClick={onShow}>
        {m.studio_news_show()}
      </Button>
    </p>
  )
}
