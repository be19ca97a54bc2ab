// Around a screen: when drawing it fails, a sentence stands in its place and the rest
// of the window works on. Another screen, or "Show again", draws anew.
import { Component, type ReactNode } from 'react';
import { Button } from '../press/button';
import { windowWords } from '../words/window';
import styles from './page.module.css';

interface Props {
  readonly children: ReactNode;
}

interface State {
  /** null: it is drawn. */
  readonly why: string | null;
}

/** React knows no other way to catch what drawing throws than a class. */
export class Boundary extends Component<Props, State> {
  override readonly state: State = { why: null };

  static getDerivedStateFromError(error: unknown): State {
    return { why: error instanceof Error ? error.message : String(error) };
  }

  override render(): ReactNode {
    const { why } = this.state;
    if (why === null) return this.props.children;
    return (
      <div className={styles['empty']} role="alert">
        <strong>{windowWords.notShown}</strong>
        <p>{windowWords.notShownDetail(why)}</p>
        <Button variant="default" onClick={() => this.setState({ why: null })}>
          {windowWords.showAgain}
        </Button>
      </div>
    );
  }
}
