; What setup has to say is shown; silent, it is written to whoever called it: to his console,
; or in UTF-8 to the file or pipe that stands in its place.

!macro TELLING un
; The sentence on the stack.
Function ${un}Say
  Exch $0
  Push $1
  Push $2
  Push $3
  StrCpy $0 "Dialpost: $0$\r$\n"
  System::Call 'kernel32::GetStdHandle(i -12) p .r1'
  ${If} $1 P<= 0
    System::Call 'kernel32::AttachConsole(i -1)'
    System::Call 'kernel32::GetStdHandle(i -12) p .r1'
  ${EndIf}
  StrLen $2 $0
  System::Call 'kernel32::WriteConsoleW(p r1, w r0, i r2, *i, p 0) i .r3'
  ${If} $3 = 0
    IntOp $3 $2 * 3
    IntOp $3 $3 + 1
    System::Alloc $3
    Pop $2
    System::Call 'kernel32::WideCharToMultiByte(i 65001, i 0, w r0, i -1, p r2, i r3, p 0, p 0) i .r3'
    IntOp $3 $3 - 1
    System::Call 'kernel32::WriteFile(p r1, p r2, i r3, *i, p 0)'
    System::Free $2
  ${EndIf}
  Pop $3
  Pop $2
  Pop $1
  Pop $0
FunctionEnd
!macroend

!insertmacro TELLING ""
!insertmacro TELLING "un."

!macro TELL un icon sentence
  ${If} ${Silent}
    Push "${sentence}"
    Call ${un}Say
  ${Else}
    MessageBox MB_OK|${icon} "${sentence}"
  ${EndIf}
!macroend

; "" or "un.", and the sentence: it ends there, with 1.
!macro GIVE_UP un sentence
  !insertmacro TELL "${un}" MB_ICONSTOP "${sentence}"
  SetErrorLevel 1
  Quit
!macroend
!define GiveUp '!insertmacro GIVE_UP ""'
!define un.GiveUp '!insertmacro GIVE_UP "un."'

; Installed, but something of it was refused.
!macro WITHOUT sentence
  SetErrorLevel 3
  !insertmacro TELL "" MB_ICONEXCLAMATION "${sentence}"
!macroend
!define Without "!insertmacro WITHOUT"
