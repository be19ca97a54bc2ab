// Every page of the window in German; this file is read for what it does, not for a name.
// Which word stands for which thing: src-main/words/de/pages.ts.
import './attention';
import './calls';
import './fields';
import './listeners';
import './practice';
import './saving';
import './settings-forms';
import './settings-screens';
import './side';
import './verdict';
import './window';
import './wizard';
