/** Says that a typed number was taken back into its range. */
export const Beyond = ({ text }: { text: string | null }) =>
  text !== null && (
    <p className="studio-beyond" role="alert" data-beyond>
      {text}
    </p>
  )
