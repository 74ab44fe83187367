import { m } from '../../messages.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { PartFailed } from '../../ui/Part.tsx'

/** In place of a dialog whose files could not be fetched. */
export const FailedDialog = ({ onClose }: { onClose: () => void }) => (
  <Dialog open title={m.ui_part_failed_title()} onClose={onClose}>
    <PartFailed kept={m.studio_kept_in_address()} />
  </Dialog>
)
