import styles from './line-button.module.css';

type Props = { file: string; line: number; onJump: (file: string, line: number) => void; alone?: boolean };

/** Leads to a line of the editor. `alone`: there is only one file, which need not be named. */
export function LineButton({ file, line, onJump, alone = false }: Props) {
  return (
    <button type="button" className={styles.line} onClick={() => onJump(file, line)}>
      {alone ? '' : `${file}, `}line {line}
    </button>
  );
}
