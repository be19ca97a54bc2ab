// Every page of the window in German; this file is read for what it does, not for a name.
// Which word stands for which thing: src-main/words/de/pages.ts.
import './attention';
import './calls';
import './checklist';
import './fields';
import './help';
import './importing';
import './help/field-help';
import './help/field-help-doors';
import './help/field-help-lines';
import './help/field-help-providers';
import './help/field-help-wizard';
import './letters';
import './listeners';
import './orders';
import './palette';
import './people';
import './practice';
import './letter/message';
import './letter/queue';
import './saving';
import './settings-forms';
import './settings-screens';
import './side';
import './verdict';
import './window';
import './wizard';
