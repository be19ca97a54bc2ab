; The setup for Windows: a program folder, a Start menu, PATH, on wish a service and a rule
; of the firewall; for one person without rights, or for all by an administrator. Made by
; makensis with VERSION, NUMBERS (a.b.c.d), FILES (the folder that is packed), OUT, ICON,
; REMOVAL (the list of what the uninstaller removes: exactly what was packed) and, for the
; desktop app, APP. /S is silent; /AllUsers /CurrentUser /SERVICE /FIREWALL /NOPATH /NOMENU /D=FOLDER
; Exit 1: given up; 2: a relay that runs did not end; 3: installed, but something of it was refused.

Target amd64-unicode
Unicode true
ManifestSupportedOS all
ManifestDPIAware true
!ifdef FAST
  SetCompress off
!else
  SetCompressor /SOLID lzma
!endif

!define OUR_KEY "Software\Dialpost"
!define LISTED "Software\Microsoft\Windows\CurrentVersion\Uninstall\Dialpost"

!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_INSTDIR "Dialpost"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "${OUR_KEY}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "InstallFolder"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${OUR_KEY}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "InstallFolder"
!define MULTIUSER_INSTALLMODE_FUNCTION OfferParts

!include MUI2.nsh
!include MultiUser.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include Sections.nsh
!include WordFunc.nsh
!include WinMessages.nsh
!include x64.nsh

Name "Dialpost"
OutFile "${OUT}"
BrandingText "Dialpost ${VERSION}"
VIProductVersion "${NUMBERS}"
VIAddVersionKey "ProductName" "Dialpost"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "FileDescription" "Dialpost setup"
VIAddVersionKey "LegalCopyright" "MIT licence"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_FINISHPAGE_NOAUTOCLOSE
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!define MUI_COMPONENTSPAGE_SMALLDESC ; the list is wide enough for every name then
!insertmacro MUI_PAGE_COMPONENTS
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE LeaveFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES

!include words.nsh
!include telling.nsh
!include path.nsh
!include running.nsh
!include place.nsh

Section "$(ProgramName)" PartProgram
  SectionIn RO
  Call JudgeOthers
  Call JudgeFolder
  ${If} $0 != ""
    ${GiveUp} "$0"
  ${EndIf}
  Call MakeWay
  SetOutPath "$INSTDIR"
  ClearErrors
  SetOverwrite try ; a file that cannot be written would end setup without a word
  File /r "${FILES}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  ${If} ${Errors}
    Call TakeBack
    ${GiveUp} "$(NotWritten)"
  ${EndIf}
  WriteRegStr SHCTX "${OUR_KEY}" "InstallFolder" "$INSTDIR"
  WriteRegStr SHCTX "${OUR_KEY}" "Version" "${VERSION}"
  Call EnterList
SectionEnd

Section "$(MenuName)" PartMenu
  WriteRegStr SHCTX "${OUR_KEY}" "Menu" "1"
  SetOutPath "$PROFILE" ; where the terminal opens
  CreateDirectory "$SMPROGRAMS\Dialpost"
!ifdef APP
  CreateShortcut "$SMPROGRAMS\Dialpost\Dialpost.lnk" "$INSTDIR\Dialpost.exe"
!else
  CreateShortcut "$SMPROGRAMS\Dialpost\$(Practise).lnk" "$SYSDIR\cmd.exe" '/k ""$INSTDIR\bin\dialpost.cmd" serve --practice"' "$INSTDIR\dialpost.ico"
!endif
  CreateShortcut "$SMPROGRAMS\Dialpost\$(Terminal).lnk" "$SYSDIR\cmd.exe" '/k ""$INSTDIR\bin\dialpost.cmd" help"' "$INSTDIR\dialpost.ico"
  CreateShortcut "$SMPROGRAMS\Dialpost\$(Handbook).lnk" "$SYSDIR\notepad.exe" '"$INSTDIR\README.txt"' "$INSTDIR\dialpost.ico"
  SetOutPath "$INSTDIR"
SectionEnd

Section "$(PathName)" PartPath
  WriteRegStr SHCTX "${OUR_KEY}" "Path" "1"
  StrCpy $0 "add"
  StrCpy $1 "$INSTDIR\bin"
  Call PathEntry
SectionEnd

Section /o "$(FirewallName)" PartFirewall
  nsExec::Exec '"$SYSDIR\netsh.exe" advfirewall firewall add rule name=Dialpost dir=in action=allow "program=$INSTDIR\relay\node.exe" profile=private,domain'
  Pop $0
  ${If} $0 == 0
    WriteRegStr SHCTX "${OUR_KEY}" "Firewall" "1"
  ${Else}
    ${Without} "$(NoRule)"
  ${EndIf}
SectionEnd

Section /o "$(ServiceName)" PartService
  Call InstallService
SectionEnd

; A service there was, and nobody chose it now: of one person's setup it was not asked for.
Section "-service"
  ${If} $HadService == "yes"
  ${AndIfNot} ${SectionIsSelected} ${PartService}
    ${If} $MultiUser.InstallMode == "AllUsers"
      StrCpy $0 "service remove"
      StrCpy $1 "$INSTDIR"
      Call OurCommand
      ${If} $0 != 0
        ${Without} "$1"
      ${EndIf}
    ${Else}
      Call InstallService
    ${EndIf}
  ${EndIf}
SectionEnd

; With the folder it has, where there is one already.
Function InstallService
  StrCpy $0 "service install"
  StrCpy $1 "$INSTDIR"
  Call OurCommand
  ${If} $0 != 0
    ${Without} "$(NoService)$\r$\n$1"
  ${EndIf}
FunctionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${PartProgram} "$(ProgramHelp)"
  !insertmacro MUI_DESCRIPTION_TEXT ${PartMenu} "$(MenuHelp)"
  !insertmacro MUI_DESCRIPTION_TEXT ${PartPath} "$(PathHelp)"
  !insertmacro MUI_DESCRIPTION_TEXT ${PartService} "$(ServiceHelp)"
  !insertmacro MUI_DESCRIPTION_TEXT ${PartFirewall} "$(FirewallHelp)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

; Windows' own list of programs.
Function EnterList
  WriteRegStr SHCTX "${LISTED}" "DisplayName" "Dialpost"
  WriteRegStr SHCTX "${LISTED}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${LISTED}" "Publisher" "${MAKER}"
  WriteRegStr SHCTX "${LISTED}" "DisplayIcon" "$INSTDIR\dialpost.ico"
  WriteRegStr SHCTX "${LISTED}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${LISTED}" "UninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${LISTED}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /$MultiUser.InstallMode /S'
  WriteRegDWORD SHCTX "${LISTED}" "NoModify" 1
  WriteRegDWORD SHCTX "${LISTED}" "NoRepair" 1
  SectionGetSize ${PartProgram} $0
  WriteRegDWORD SHCTX "${LISTED}" "EstimatedSize" $0
FunctionEnd

; Called whenever it is decided for whom: service and firewall are an administrator's; what was chosen before is
; chosen again.
!macro OFFER part name word before
  StrCpy $1 "${before}"
  ClearErrors
  ${GetOptions} $0 "/${word}" $2
  ${If} $MultiUser.InstallMode != "AllUsers"
    !insertmacro UnselectSection ${part}
    SectionSetText ${part} ""
  ${Else}
    SectionSetText ${part} "$(${name}Name)"
    ${IfNot} ${Errors}
    ${OrIf} $1 == "yes"
      !insertmacro SelectSection ${part}
    ${EndIf}
  ${EndIf}
  ClearErrors
!macroend

!macro LEAVE_OUT part name word
  ReadRegStr $1 SHCTX "${OUR_KEY}" "Version"
  ReadRegStr $2 SHCTX "${OUR_KEY}" "${name}"
  !insertmacro SelectSection ${part}
  ${If} $1 != ""
  ${AndIf} $2 == ""
    !insertmacro UnselectSection ${part}
  ${EndIf}
  ClearErrors
  ${GetOptions} $0 "/${word}" $2
  ${IfNot} ${Errors}
    !insertmacro UnselectSection ${part}
  ${EndIf}
  ClearErrors
!macroend

Var OfferedTo

Function OfferParts
  ${If} $OfferedTo == $MultiUser.InstallMode
    Return
  ${EndIf}
  StrCpy $OfferedTo $MultiUser.InstallMode
  Push $0
  Push $1
  Push $2
  Push $3
  Push $4
  Push $5
  ${GetParameters} $0
  ClearErrors
  StrCpy $3 $0
  ReadRegStr $0 SHCTX "${OUR_KEY}" "InstallFolder"
  Call HasService
  ${If} $0 == "no" ; one person's may become that of all, with its service
    ReadRegStr $0 HKCU "${OUR_KEY}" "InstallFolder"
    Call HasService
  ${EndIf}
  StrCpy $4 $0
  ReadRegStr $5 SHCTX "${OUR_KEY}" "Firewall"
  ${If} $5 == "1"
    StrCpy $5 "yes"
  ${EndIf}
  StrCpy $0 $3
  !insertmacro OFFER ${PartService} "Service" "SERVICE" $4
  !insertmacro OFFER ${PartFirewall} "Firewall" "FIREWALL" $5
  !insertmacro LEAVE_OUT ${PartPath} "Path" "NOPATH"
  !insertmacro LEAVE_OUT ${PartMenu} "Menu" "NOMENU"
  Pop $5
  Pop $4
  Pop $3
  Pop $2
  Pop $1
  Pop $0
FunctionEnd

Function .onInit
  SetRegView 64
  InitPluginsDir
  ; /D=FOLDER is here already, and the next line would put another in its place.
  StrCpy $R0 "$INSTDIR"
  Call JudgeRights
  !insertmacro MULTIUSER_INIT
  Call JudgeAsked
  ${If} $R0 != ""
    StrCpy $INSTDIR "$R0"
  ${EndIf}
  ReadRegStr $0 HKLM "${OUR_KEY}" "Msi"
  ${If} $0 != ""
    ${GiveUp} "$(ByMsi)"
  ${EndIf}
FunctionEnd

Section "Uninstall"
  StrCpy $0 "$INSTDIR"
  Call un.StopRelay
  Call un.EndService
  ReadRegStr $0 SHCTX "${OUR_KEY}" "Firewall"
  ${If} $0 == "1"
    nsExec::Exec '"$SYSDIR\netsh.exe" advfirewall firewall delete rule name=Dialpost "program=$INSTDIR\relay\node.exe"'
    Pop $0
  ${EndIf}
  StrCpy $0 "remove"
  StrCpy $1 "$INSTDIR\bin"
  Call un.PathEntry
  RMDir /r "$SMPROGRAMS\Dialpost"
  !include "${REMOVAL}"
  Delete "$INSTDIR\uninstall.exe"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR"
  DeleteRegKey SHCTX "${LISTED}"
  DeleteRegKey SHCTX "${OUR_KEY}"
  DetailPrint "$(MailStays) $APPDATA\Dialpost"
SectionEnd

; The service goes with its programs; an upgrade (/UPGRADE) has others for it. Where it does not go, nothing does.
Function un.EndService
  ${GetParameters} $2
  ClearErrors
  ${GetOptions} $2 "/UPGRADE" $1
  ${IfNot} ${Errors}
    Return
  ${EndIf}
  StrCpy $0 "$INSTDIR"
  Call un.HasService
  ${If} $0 == "yes"
    StrCpy $0 "service remove"
    StrCpy $1 "$INSTDIR"
    Call un.OurCommand
    ${If} $0 != 0
      Call un.StartService
      ${un.GiveUp} "$(ServiceStays)$\r$\n$1"
    ${EndIf}
  ${EndIf}
FunctionEnd

Function un.onInit
  SetRegView 64
  ; The folder this uninstaller stands in tells for whom it was installed.
  StrCpy $R0 "$INSTDIR"
  ReadRegStr $R1 HKLM "${OUR_KEY}" "InstallFolder"
  ${If} $R1 == $R0
    Call un.HasRights
    ${If} $0 == "no"
      ${un.GiveUp} "$(NeedsAdmin)"
    ${EndIf}
  ${EndIf}
  !insertmacro MULTIUSER_UNINIT
  ${If} $R1 == $R0
    Call un.MultiUser.InstallMode.AllUsers
  ${Else}
    Call un.MultiUser.InstallMode.CurrentUser
  ${EndIf}
  StrCpy $INSTDIR "$R0"
  InitPluginsDir
FunctionEnd
